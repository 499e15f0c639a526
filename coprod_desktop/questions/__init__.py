"""The vocabulary: question sets, kinds of answer, stages, audiences."""
