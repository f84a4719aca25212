-- Of id and content of a MeterValues: the same message counts once, also after a restart. Null for transactionData.
alter table meter_values add column message_hash bigint;

-- When the register last_meter_wh was told; meter values that arrived later are newer.
alter table charge_points add column last_meter_at ${time};
