"""Files in and out: plans, workbooks, pages. Knows the domain, never the store."""
