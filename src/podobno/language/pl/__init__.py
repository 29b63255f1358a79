"""Polish: the pack whose word lists and tables are the files of this folder."""

from podobno.language.pack import LanguagePack

PACK = LanguagePack(code="pl")
