"""What people do with the program: every change to a store begins in one of these modules."""
