"""Invoices, credit notes and packing slips: numbers, documents and the paper they are printed on."""
