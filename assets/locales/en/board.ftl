# The order of the people.
sort-head = Order of the people
sort-by = Sort: { $order }
sort-arrival = Arrival
sort-newest = Newest
sort-name = Name
sort-kind = Kind
sort-tenant = Tenant
sort-state = State
