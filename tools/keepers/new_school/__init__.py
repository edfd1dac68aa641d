"""Another school: an empty folder to begin with, and this school's helpers offered to it one by one."""
