"""The doctor's question: which product, lot, rate and premedication did the early reactions come with?

Everything is counted from `SessionFact`s, which `storage.answers` reads, so that screen, report and export agree.
"""
