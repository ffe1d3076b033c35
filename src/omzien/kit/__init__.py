"""Posters, images and texts to share, made from the calendar: what partners print, post and hang."""
