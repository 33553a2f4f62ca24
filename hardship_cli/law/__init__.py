"""Pure rules: fees, permits, fiction, notification, remedies, periods, holidays. No I/O, no clock, no figures."""
