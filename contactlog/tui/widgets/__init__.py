"""What screens are made of; none of these knows a screen."""
