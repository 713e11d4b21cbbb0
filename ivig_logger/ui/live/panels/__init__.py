"""What opens inside the live screen to be filled in: vital signs, rates, medicines, notes, bottles, the end."""
