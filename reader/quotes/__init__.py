"""Who said what: quotations, their speakers and the evidence."""
