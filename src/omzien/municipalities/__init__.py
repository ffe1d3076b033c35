"""A site for another municipality: what is national goes along, what is local stays here, and later updates do not clash."""
