"""The year's figures of deviations, for those who may read them: by every dimension, beside an earlier period."""
