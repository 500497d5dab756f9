"""What is asked of the database about open matters: who owns them, until when, and who has been told."""

WAITS = """
select m.id, m.owner_id from matter m join matter_kind k on k.name = m.kind
 where board_id = :board and (status = any (k.open_states)
                              or exists (select from deadline d where d.matter_id = m.id and d.ended_on is null))
 order by number
"""
STANDS = """
select matter_id, rule, start_on, due_on, status, ended_on from deadline where board_id = :board order by start_on, rule
"""
TOLD = """
select recipient_id, matter_id from notification
 where board_id = :board and told_at = :now and kind like 'deadline-%'
   and (recipient_id is not null or kind <> 'deadline-superior') order by id
"""
"""Above there may be nobody who has not heard."""
TOLD_IN_VAIN = """
select n.id from notification n where board_id = :board and kind like 'deadline-%' and done_at is null
   and not exists (select from deadline d where d.matter_id = n.matter_id and d.ended_on is null
                      and n.key = concat_ws(' ', d.rule, d.start_on, d.due_on))
"""
UNTOLD = """
select d.id from deadline d where board_id = :board and ended_on is null and escalation > 0
   and not exists (select from notification n where n.matter_id = d.matter_id
                      and n.key = concat_ws(' ', d.rule, d.start_on, d.due_on))
"""
DATES = "select id, due_on from matter where board_id = :board"
LASTING = """
select a.id from assignment a join person p on p.id = a.person_id join unit u on u.id = a.unit_id
 where a.board_id = :board and p.id <> :head and a.valid_to is null
 order by p.name, u.name, a.valid_from
"""
TAKEN_OVER = """
select u.id from unit_succession s join unit u on u.id = s.successor_id where s.predecessor_id = :id order by u.name
"""
