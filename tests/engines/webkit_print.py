"""Prints a page as WebKit does, for which its driver has no command.

Debian's own Python runs it, which has WebKit's library. Words after the program: the page's address, the file to write,
a JavaScript expression that prepares the page (it is asked again and again until it gives true), and how many seconds
that may take at most.
"""

import sys

import gi  # type: ignore[import-not-found]

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # type: ignore[import-not-found]  # noqa: E402


def main(address: str, file: str, prepare: str, seconds: str) -> None:
    """Opens the page, prepares it, prints it, and ends."""
    view = WebKit2.WebView.new_with_context(WebKit2.WebContext.new_ephemeral())
    window = Gtk.OffscreenWindow()
    window.set_default_size(1280, 900)
    window.add(view)
    window.show_all()

    def ask() -> bool:
        view.evaluate_javascript(prepare, -1, None, None, None, answered)
        return False

    def answered(_: object, result: object) -> None:
        if view.evaluate_javascript_finish(result).to_boolean():
            print_it()
        else:
            GLib.timeout_add(20, ask)

    def print_it() -> None:
        settings = Gtk.PrintSettings()
        settings.set_printer("Print to File")
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, f"file://{file}")
        printing = WebKit2.PrintOperation.new(view)
        printing.set_print_settings(settings)
        printing.connect("finished", lambda _: Gtk.main_quit())
        printing.print_()

    view.connect("load-changed", lambda _, event: event == WebKit2.LoadEvent.FINISHED and ask())
    GLib.timeout_add_seconds(int(seconds), Gtk.main_quit)
    view.load_uri(address)
    Gtk.main()


if __name__ == "__main__":
    main(*sys.argv[1:])
