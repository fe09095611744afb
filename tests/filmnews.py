"""A small world of film news for questions: what thirty articles say, as claims, so that no reader's mistake is in the way."""

from __future__ import annotations

from graph.model import Kind, Reading, Thing, Value
from tests.worlds import Row, article, film, person, place, when


def work(name: str) -> Thing:
    return Thing(Kind.WORK, name)


def franchise(name: str) -> Thing:
    return Thing(Kind.FRANCHISE, name)


def studio(name: str) -> Thing:
    return Thing(Kind.ORGANISATION, name)


def series(name: str) -> Thing:
    return Thing(Kind.SERIES, name)


def says(subject: Thing, predicate: str, *values: Value, certainty: str = "stated", **qualifiers: str) -> list[Row]:
    return [Row(subject, predicate, value, certainty, **qualifiers) for value in values]


def plays(where: Thing, **roles: str) -> list[Row]:
    """`plays(FILM, Hayley_Atwell="Grace")`: the role, and with it the place in the cast."""
    rows = []
    for name, character in roles.items():
        who = person(name.replace("__", "-").replace("_", " "))
        rows += [Row(where, "role", who, character=character), Row(where, "actor", who)]
    return rows


def people(*names: str) -> tuple[Thing, ...]:
    return tuple(person(name) for name in names)


def places(*names: str) -> tuple[Thing, ...]:
    return tuple(place(name) for name in names)


MI7, MI8 = film("Mission: Impossible 7"), film("Mission: Impossible 8")
FALLOUT, ROGUE = film("Mission: Impossible – Fallout"), film("Mission: Impossible – Rogue Nation")
MAVERICK, TOP_GUN = film("Top Gun: Maverick"), film("Top Gun")
DUNE_84, DUNE_21, DUNE_2 = film("Dune"), film("Dune"), film("Dune: Part Two")
BOND = film("No Time to Die")
SPECTRE = film("Spectre")
CONCLAVE, ANORA, OPPENHEIMER, BARBIE = film("Conclave"), film("Anora"), film("Oppenheimer"), film("Barbie")
KNIVES, ONION = film("Knives Out"), film("Glass Onion: A Knives Out Mystery")
BEASTS = film("Fantastic Beasts: The Secrets of Dumbledore")
QUIET = film("A Quiet Place Part II")
ROMAN = film("Roman Holiday")
LOTUS = series("The White Lotus")
BOY = film("Wonka")
IMPOSSIBLE, BOND_FILMS = franchise("Mission: Impossible"), franchise("James Bond")
CRUISE, ATWELL, MCQUARRIE = person("Tom Cruise"), person("Hayley Atwell"), person("Christopher McQuarrie")
NOLAN, GERWIG, VILLENEUVE = person("Christopher Nolan"), person("Greta Gerwig"), person("Denis Villeneuve")


def filmnews() -> list[Reading]:
    return [
        article(
            "mi-two-films",
            *says(MI7, "director", MCQUARRIE), *says(MI7, "writer", MCQUARRIE), *says(MI8, "director", MCQUARRIE),
            *says(MI7, "release_date", when("2021-07-23"), status="scheduled", medium="cinema"),
            *says(MI8, "release_date", when("2022-08-05"), status="scheduled", medium="cinema"),
            *says(MI7, "part_of", IMPOSSIBLE, position="7"), *says(MI8, "part_of", IMPOSSIBLE, position="8"),
            *says(MI7, "distributor", studio("Paramount Pictures")), *says(MI8, "distributor", studio("Paramount Pictures")),
            *says(MI7, "production_company", studio("Skydance")), *says(MI7, "genre", "action"),
            day="2019-02-01", publisher="The Reel Courier",
        ),
        article(
            "fallout",
            *says(FALLOUT, "director", MCQUARRIE), *says(FALLOUT, "writer", MCQUARRIE),
            *says(FALLOUT, "actor", *people("Tom Cruise", "Rebecca Ferguson", "Henry Cavill", "Vanessa Kirby")),
            *plays(FALLOUT, Tom_Cruise="Ethan Hunt", Rebecca_Ferguson="Ilsa Faust", Henry_Cavill="August Walker"),
            *says(FALLOUT, "filmed_in", *places("Paris", "London", "New Zealand", "Norway")),
            *says(FALLOUT, "release_date", when("2018-07-27"), status="released", medium="cinema", region="United States"),
            *says(FALLOUT, "part_of", IMPOSSIBLE, position="6"), *says(FALLOUT, "follows", ROGUE),
            *says(FALLOUT, "composer", person("Lorne Balfe")), *says(FALLOUT, "genre", "action"),
            day="2018-07-20",
        ),
        article(
            "rogue",
            *says(ROGUE, "director", MCQUARRIE), *says(ROGUE, "actor", *people("Tom Cruise", "Rebecca Ferguson", "Simon Pegg")),
            *plays(ROGUE, Tom_Cruise="Ethan Hunt", Rebecca_Ferguson="Ilsa Faust"),
            *says(ROGUE, "filmed_in", *places("Vienna", "Casablanca")),
            *says(ROGUE, "release_date", when("2015-07-31"), status="released", medium="cinema"),
            *says(ROGUE, "part_of", IMPOSSIBLE, position="5"), day="2015-07-20",
        ),
        article(
            "hoult-out",
            *says(MI7, "actor", person("Nicholas Hoult"), certainty="denied", departure="true"),
            *says(MI7, "actor", person("Esai Morales")), day="2020-05-22",
        ),
        article("hoult-in", *says(MI7, "actor", person("Nicholas Hoult")), day="2020-01-10"),
        article(
            "mi-november",
            *says(MI7, "release_date", when("2021-11-19"), status="rescheduled", medium="cinema", previous="2021-07-23"),
            *says(MI8, "release_date", when("2022-11-04"), status="rescheduled", medium="cinema", previous="2022-08-05"),
            day="2020-04-24",
        ),
        article(
            "rome",
            *says(MI7, "filmed_in", place("Rome")), *says(CRUISE, "on_location", place("Rome"), film=MI7.name, start="2020-10-06"),
            *says(ATWELL, "on_location", place("Rome"), film=MI7.name, start="2020-10-06"),
            *plays(MI7, Tom_Cruise="Ethan Hunt", Hayley_Atwell="Grace"), day="2020-10-13", publisher="The Evening Projector",
        ),
        article(
            "venice",
            *says(MI7, "filmed_in", *places("Venice", "Norway", "Abu Dhabi")),
            *says(MI7, "actor", *people("Rebecca Ferguson", "Vanessa Kirby", "Simon Pegg")),
            *plays(MI7, Rebecca_Ferguson="Ilsa Faust", Esai_Morales="Gabriel"),
            *says(CRUISE, "on_location", place("Venice"), film=MI7.name, start="2020-10-20"),
            *says(CRUISE, "on_location", place("Norway"), film=MI7.name, start="2020-09-06"), day="2020-10-21",
        ),
        article(
            "mi-2023",
            *says(MI7, "release_date", when("2023-07-14"), status="rescheduled", medium="cinema", previous="2021-11-19"),
            *says(MI7, "release_date", when("2023-07-12"), status="scheduled", medium="cinema", region="United States"),
            *says(MI7, "alternate_name", "Mission: Impossible – Dead Reckoning Part One"),
            *says(MI8, "release_date", when("2025-05-23"), status="rescheduled", medium="cinema", previous="2022-11-04"),
            *says(MI8, "status", "filming"), *says(MI8, "filmed_in", *places("South Africa", "London")),
            *says(MI8, "actor", *people("Tom Cruise", "Hayley Atwell", "Simon Pegg")), day="2022-01-21",
        ),
        article(
            "mi-streaming",
            *says(MI7, "release_date", when("2024-01-25"), status="scheduled", medium="streaming", region="United States"),
            *says(MI7, "status", "released"), day="2024-01-10",
        ),
        article(
            "maverick",
            *says(MAVERICK, "director", person("Joseph Kosinski")), *says(MAVERICK, "follows", TOP_GUN),
            *says(MAVERICK, "actor", *people("Tom Cruise", "Jennifer Connelly", "Miles Teller")),
            *plays(MAVERICK, Tom_Cruise="Maverick", Miles_Teller="Rooster"),
            *says(MAVERICK, "release_date", when("2022-05-27"), status="rescheduled", medium="cinema", previous="2021-11-19"),
            *says(MAVERICK, "release_date", when("2022-05-18"), medium="festival", region="Cannes"),
            *says(MAVERICK, "distributor", studio("Paramount Pictures")), *says(MAVERICK, "filmed_in", place("San Diego")),
            *says(MAVERICK, "writer", MCQUARRIE), day="2021-09-01",
        ),
        article(
            "maverick-november", *says(MAVERICK, "release_date", when("2021-11-19"), status="scheduled", medium="cinema"), day="2021-04-09",
        ),
        article(
            "top-gun", *says(TOP_GUN, "director", person("Tony Scott")), *says(TOP_GUN, "actor", *people("Tom Cruise", "Val Kilmer")),
            *plays(TOP_GUN, Tom_Cruise="Maverick", Val_Kilmer="Iceman"),
            *says(TOP_GUN, "release_date", when("1986-05-16"), status="released", medium="cinema"), day="2020-05-16",
        ),
        article(
            "dune-then",
            *says(DUNE_84, "director", person("David Lynch"), year="1984"), *says(DUNE_84, "actor", *people("Sting", "Kyle MacLachlan"), year="1984"),
            *says(DUNE_84, "release_date", when("1984-12-14"), status="released", year="1984"),
            *says(DUNE_84, "role", person("Sting"), character="Feyd-Rautha", year="1984"),
            *says(DUNE_84, "filmed_in", place("Mexico City"), year="1984"), day="2021-10-01",
        ),
        article(
            "dune-now",
            *says(DUNE_21, "director", VILLENEUVE, year="2021"), *says(DUNE_21, "actor", *people("Timothée Chalamet", "Zendaya", "Rebecca Ferguson"), year="2021"),
            *says(DUNE_21, "role", person("Timothée Chalamet"), character="Paul Atreides", year="2021"),
            *says(DUNE_21, "role", person("Zendaya"), character="Chani", year="2021"),
            *says(DUNE_21, "release_date", when("2021-10-22"), status="scheduled", medium="cinema", region="United States", year="2021"),
            *says(DUNE_21, "release_date", when("2021-10-21"), status="scheduled", medium="cinema", region="United Kingdom", year="2021"),
            *says(DUNE_21, "filmed_in", *places("Budapest", "Jordan", "Abu Dhabi"), year="2021"), *says(DUNE_21, "composer", person("Hans Zimmer"), year="2021"),
            *says(DUNE_21, "based_on", work("Dune"), work="novel", year="2021"), *says(DUNE_21, "genre", "science fiction", year="2021"), day="2021-10-02",
        ),
        article(
            "dune-two",
            *says(DUNE_2, "director", VILLENEUVE),
            *says(DUNE_2, "actor", *people("Timothée Chalamet", "Zendaya", "Austin Butler", "Florence Pugh")),
            *plays(DUNE_2, Austin_Butler="Feyd-Rautha", Zendaya="Chani", Florence_Pugh="Princess Irulan"),
            *says(DUNE_2, "filmed_in", *places("Budapest", "Jordan", "Italy")), *says(DUNE_2, "composer", person("Hans Zimmer")),
            *says(DUNE_2, "release_date", when("2024-03-15"), status="rescheduled", medium="cinema", previous="2023-11-03"),
            *says(DUNE_2, "genre", "science fiction"), day="2023-08-24",
        ),
        article(
            "bond",
            *says(BOND, "director", person("Cary Joji Fukunaga")), *says(BOND, "actor", *people("Daniel Craig", "Rami Malek", "Léa Seydoux")),
            *plays(BOND, Daniel_Craig="James Bond", Rami_Malek="Safin"), *says(BOND, "part_of", BOND_FILMS, position="25"),
            *says(BOND, "writer", *people("Neal Purvis", "Robert Wade", "Phoebe Waller-Bridge")), *says(BOND, "composer", person("Hans Zimmer")),
            *says(BOND, "filmed_in", *places("Matera", "London", "Jamaica")),
            *says(BOND, "release_date", when("2021-09-30"), status="scheduled", medium="cinema", region="United Kingdom"),
            *says(BOND, "release_date", when("2021-10-08"), status="scheduled", medium="cinema", region="United States"), day="2021-09-28",
        ),
        article(
            "spectre",
            *says(SPECTRE, "director", person("Sam Mendes")), *says(SPECTRE, "actor", *people("Daniel Craig", "Monica Bellucci", "Dave Bautista")),
            *plays(SPECTRE, Daniel_Craig="James Bond"), *says(SPECTRE, "part_of", BOND_FILMS, position="24"),
            *says(SPECTRE, "filmed_in", *places("Rome", "London", "Mexico City")),
            *says(person("Daniel Craig"), "on_location", place("Rome"), film=SPECTRE.name, start="2015-02"),
            *says(SPECTRE, "release_date", when("2015-10-26"), status="released", medium="cinema", region="United Kingdom"), day="2015-02-20",
        ),
        article(
            "next-bond",
            *says(film("Bond 26"), "actor", person("Aaron Taylor-Johnson"), certainty="rumoured"), *says(film("Bond 26"), "part_of", BOND_FILMS, position="26"),
            *says(film("Bond 26"), "director", VILLENEUVE), *says(film("Bond 26"), "status", "in development"), day="2025-06-26",
        ),
        article(
            "conclave",
            *says(CONCLAVE, "director", person("Edward Berger")), *says(CONCLAVE, "actor", *people("Ralph Fiennes", "Isabella Rossellini", "Stanley Tucci")),
            *plays(CONCLAVE, Ralph_Fiennes="Cardinal Lawrence", Isabella_Rossellini="Sister Agnes"),
            *says(CONCLAVE, "filmed_in", place("Rome")), *says(CONCLAVE, "set_in", place("Vatican City")), *says(CONCLAVE, "based_on", person("Robert Harris")),
            *says(CONCLAVE, "release_date", when("2024-10-25"), status="released", medium="cinema", region="United States"),
            *says(CONCLAVE, "distributor", studio("Focus Features")), *says(CONCLAVE, "award", "Oscar"), day="2025-03-03",
        ),
        article(
            "anora",
            *says(ANORA, "director", person("Sean Baker")), *says(ANORA, "writer", person("Sean Baker")), *says(ANORA, "actor", *people("Mikey Madison", "Mark Eydelshteyn")),
            *plays(ANORA, Mikey_Madison="Ani"), *says(ANORA, "filmed_in", *places("Brooklyn", "Las Vegas")), *says(ANORA, "award", "Oscar", "Palme d'Or"),
            *says(person("Mikey Madison"), "award", "Oscar"), *says(ANORA, "release_date", when("2024-10-18"), status="released", medium="cinema"),
            *says(ANORA, "release_date", when("2024-05-21"), medium="festival", region="Cannes"), *says(ANORA, "distributor", studio("Neon")), day="2025-03-03",
        ),
        article(
            "oppenheimer",
            *says(OPPENHEIMER, "director", NOLAN), *says(OPPENHEIMER, "writer", NOLAN), *says(OPPENHEIMER, "producer", person("Emma Thomas")),
            *says(OPPENHEIMER, "actor", *people("Cillian Murphy", "Emily Blunt", "Florence Pugh")), *plays(OPPENHEIMER, Cillian_Murphy="J. Robert Oppenheimer"),
            *says(OPPENHEIMER, "filmed_in", *places("New Mexico", "Los Angeles")), *says(OPPENHEIMER, "release_date", when("2023-07-21"), status="scheduled", medium="cinema"),
            *says(OPPENHEIMER, "distributor", studio("Universal Pictures")), *says(OPPENHEIMER, "based_on", work("American Prometheus"), work="book"),
            *says(OPPENHEIMER, "country", place("United States")), *says(OPPENHEIMER, "nominated_for", "Golden Globe"), day="2023-05-08",
        ),
        article(
            "barbie",
            *says(BARBIE, "director", GERWIG), *says(BARBIE, "writer", GERWIG, person("Noah Baumbach")), *says(BARBIE, "actor", *people("Margot Robbie", "Ryan Gosling")),
            *plays(BARBIE, Margot_Robbie="Barbie", Ryan_Gosling="Ken"), *says(BARBIE, "filmed_in", place("Los Angeles")), *says(BARBIE, "status", "wrapped"),
            *says(BARBIE, "release_date", when("2023-07-21"), status="scheduled", medium="cinema"), *says(BARBIE, "distributor", studio("Warner Bros.")),
            *says(BARBIE, "genre", "comedy"), day="2022-07-21",
        ),
        article(
            "knives",
            *says(KNIVES, "director", person("Rian Johnson")), *says(KNIVES, "writer", person("Rian Johnson")), *says(KNIVES, "actor", *people("Daniel Craig", "Ana de Armas")),
            *plays(KNIVES, Daniel_Craig="Benoit Blanc"), *says(KNIVES, "release_date", when("2019-11-27"), status="released", medium="cinema"),
            *says(ONION, "director", person("Rian Johnson")), *says(ONION, "writer", person("Rian Johnson")), *says(ONION, "follows", KNIVES),
            *says(ONION, "actor", *people("Daniel Craig", "Edward Norton")), *plays(ONION, Daniel_Craig="Benoit Blanc"), *says(ONION, "filmed_in", *places("Greece", "Belgrade")),
            *says(ONION, "release_date", when("2022-11-23"), status="scheduled", medium="cinema"), *says(ONION, "release_date", when("2022-12-23"), status="scheduled", medium="streaming"),
            *says(ONION, "distributor", studio("Netflix")), day="2022-09-10",
        ),
        article(
            "beasts",
            *says(BEASTS, "actor", person("Johnny Depp"), certainty="denied", departure="true"), *says(BEASTS, "actor", *people("Mads Mikkelsen", "Eddie Redmayne", "Jude Law")),
            *plays(BEASTS, Mads_Mikkelsen="Grindelwald", Jude_Law="Albus Dumbledore"), *says(BEASTS, "director", person("David Yates")),
            *says(BEASTS, "release_date", when("2022-07-15"), status="scheduled", medium="cinema"), day="2020-11-25",
        ),
        article("depp", *says(BEASTS, "actor", person("Johnny Depp")), *says(BEASTS, "role", person("Johnny Depp"), character="Grindelwald"), day="2020-03-16"),
        article(
            "quiet",
            *says(QUIET, "director", person("John Krasinski")), *says(QUIET, "actor", *people("Emily Blunt", "Cillian Murphy")), *says(QUIET, "filmed_in", place("Buffalo")),
            *says(QUIET, "release_date", when("2020-03-20"), status="scheduled", medium="cinema"), *says(QUIET, "genre", "horror"), day="2020-02-01",
        ),
        article("quiet-off", *says(QUIET, "release_date", when("2021"), status="postponed", medium="cinema"), day="2020-03-12"),
        article(
            "roman",
            *says(ROMAN, "director", person("William Wyler")), *says(ROMAN, "actor", *people("Audrey Hepburn", "Gregory Peck")), *plays(ROMAN, Audrey_Hepburn="Princess Ann"),
            *says(ROMAN, "filmed_in", place("Rome")), *says(ROMAN, "set_in", place("Rome")), *says(ROMAN, "release_date", when("1953"), status="released"), day=None,
        ),
        article(
            "lotus",
            *says(LOTUS, "filmed_in", *places("Sicily", "Hawaii")), *says(LOTUS, "actor", *people("Jennifer Coolidge", "Aubrey Plaza")), *says(LOTUS, "set_in", place("Sicily")),
            *says(person("Aubrey Plaza"), "on_location", place("Sicily"), film=LOTUS.name, start="2022-03"), day="2022-10-30",
        ),
        article(
            "wonka",
            *says(BOY, "director", person("Paul King")), *says(BOY, "actor", *people("Timothée Chalamet", "Olivia Colman")), *plays(BOY, Timothée_Chalamet="Willy Wonka"),
            *says(BOY, "release_date", when("2023-12-08"), medium="cinema", region="United Kingdom", status="scheduled"),
            *says(BOY, "release_date", when("2023-12-15"), medium="cinema", region="United States", status="scheduled"), *says(BOY, "genre", "musical"), day="2023-07-11",
        ),
        article(
            "prizes",
            *says(ANORA, "award", "Academy Award for best picture", "Academy Award for best director"), *says(person("Mikey Madison"), "award", "BAFTA for best actress"),
            *says(film("The Brutalist"), "award", "Golden Globe for best picture"), *says(film("The Brutalist"), "nominated_for", "Academy Award for best picture", "BAFTA for best film"),
            *says(person("Adrien Brody"), "award", "Academy Award for best actor", "BAFTA for best actor"), *says(film("The Brutalist"), "actor", person("Adrien Brody")),
            *says(person("Demi Moore"), "nominated_for", "Academy Award for best actress"), *says(person("Demi Moore"), "award", "Golden Globe for best actress"),
            *says(LOTUS, "award", "Emmy"), day="2025-03-04",
        ),
        article(
            "narnia",
            *says(film("Narnia"), "director", GERWIG), *says(film("Narnia"), "release_date", when("2026-11-26"), medium="cinema", status="scheduled"),
            *says(film("Narnia"), "release_date", when("2026-12-25"), medium="streaming", status="scheduled"), *says(film("Narnia"), "actor", person("Meryl Streep"), certainty="rumoured"),
            *says(film("The Odyssey"), "director", NOLAN), *says(film("The Odyssey"), "release_date", when("2026-07-17"), medium="cinema", status="scheduled"),
            *says(film("The Odyssey"), "actor", *people("Matt Damon", "Zendaya", "Tom Holland")), *says(film("The Odyssey"), "filmed_in", *places("Sicily", "Morocco", "Greece")),
            *says(film("Dune: Part Three"), "director", VILLENEUVE), *says(film("Dune: Part Three"), "release_date", when("2026-12-18"), medium="cinema", status="scheduled"),
            *says(film("Dune: Part Three"), "follows", DUNE_2), *says(film("Dune: Part Three"), "actor", *people("Timothée Chalamet", "Zendaya")),
            *says(film("Shrek 5"), "release_date", when("2027-06-30"), medium="cinema", status="scheduled", region="United States"),
            *says(film("Shrek 5"), "release_date", when("2027-07-02"), medium="cinema", status="scheduled", region="United Kingdom"), day="2026-03-01",
        ),
    ]  # fmt: skip
