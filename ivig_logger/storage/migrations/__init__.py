"""The steps by which older logs become the present one."""
