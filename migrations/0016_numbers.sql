-- Statistics ask for the events of one kind in a period.
create index inquiry_event_step on inquiry_event (city_id, step, at);
