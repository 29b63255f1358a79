"""The bundled story: invented Polish reports (`sources/`) and the truth about them, by hand."""
