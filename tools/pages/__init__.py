"""Build time only: pages, policy, drawings, runtime."""
