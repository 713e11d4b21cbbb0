"""What an infusion record is: values and pure functions over them, standard library only."""
