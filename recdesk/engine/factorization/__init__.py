"""Interactions -> factors: Bayesian matrix factorization for ratings, implicit ALS for ranking."""
