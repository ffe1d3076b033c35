"""The editor in the browser (Sveltia CMS): its forms are made from the same models that the check uses."""
