day = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}{ $year ->
    [none] {""}
   *[other] {" "}{ $year }
}
moment = { $day } { $clock }
ago-moments = just now
ago-minutes = { $count } min ago
ago-hours = { $count } h ago
