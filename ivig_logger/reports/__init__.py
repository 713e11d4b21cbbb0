"""Values of the log as the content of pages, and that content as HTML and CSV; pure, without Qt."""
