"""The material of campaigns: drawn, read back, and put together."""
