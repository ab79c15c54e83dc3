# The audit log: who sits at the console, for how long it is kept, notes.
settings-audit-head = Audit log
settings-operator = Your name
settings-operator-explained = Stands in each line beside the user of this computer, from the next one on.
settings-audit-keep = Keep it
settings-audit-for-good = For good
settings-audit-days = { $n } days
settings-audit-kept = Nothing is ever deleted.
settings-audit-retired = Deletes files of past months whose newest line is older, whole ones only. A line of the log tells of each.
sign-in-operator = Your name, for the audit log (optional)
note-add = Add a note
note-label = Note for the audit log
note-save = Add to the log
note-drop = Cancel
note-empty = Nothing is written yet.
note-by = { $time }  note by { $who }: { $text }
note-told = { $time }  note: { $text }
note-not-written = { $time }  note, not in the audit log since it could not be written: { $text }
