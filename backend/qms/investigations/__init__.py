"""Why something happened, whatever kind of matter it is: notes with their source, causes, and who was heard.

SOSFS 2011:9 5 kap. 5-6 §§, and for lex Sarah SOSFS 2011:5 5 kap.: of every piece of information it is kept when it was
noted, where it comes from, whether it is a fact or an assessment, and who wrote it down, with title. A draft may be
empty. When it is declared finished it is whole, frozen in a version with a fingerprint, and never changed; it is opened
again with a reason, and what was finished stays. No kind of matter is known here.
"""
