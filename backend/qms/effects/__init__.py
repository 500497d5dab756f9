"""Whether what was done helped: the judgement of a matter, made by who answers for it when its actions are judged."""
