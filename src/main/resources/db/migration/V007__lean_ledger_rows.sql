-- Sealed content does not compress: trying costs, and moving it out of line costs a second table's rows and index.
-- A row that fits its page stays whole; what does not is moved as it is.
alter table certificate alter column content_sealed set storage external;
alter table certificate set (toast_tuple_target = 4080);
