"""The site of another municipality, made from this one."""
