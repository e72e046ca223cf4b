"""The smaller files of an archive: the owner's own, those that show relations, and those an importer leaves alone."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from random import Random

from tests.archives.formats import Format, slashed, table, utc, wide_table
from tests.archives.network import OWNER_FIRST, OWNER_LAST, Member, Network
from tests.archives.written import Written, address, midnight

_POSITIONS = (
    ("Halcyon Tidal, Ltd.", "Research Lead", '• Ran the array  • Wrote the "blue book"', "Bergen", "Mar 2020", ""),
    ("Umbra Analytics", "Engineer", "- models", "", "Jun 2014", "Feb 2020"),
    ("Café Noir", "Barista", "", "Lyon", "2012", "2014"),
    ("Żuraw Labs", "", "", "", "", ""),
)
_SCHOOLS = (
    ("Université de Saint-Aubin", "2008", "2011", "Thesis on tides, with distinction", "M.Sc.", "Rowing"),
    ("Fjordby School", "Sep 2002", "Jun 2005", "", "", ""),
    ("Evening College", "", "", "", "Certificate", ""),
)


def evidence_files(form: Format, now: Network, random: Random) -> list[Written]:
    """All files that are read besides the three large ones."""
    known = list(now.members[:40])
    files = [
        Written("Positions.csv", "positions", table(_POSITION_HEADER, _POSITIONS), 4),
        Written("Education.csv", "education", table(_SCHOOL_HEADER, _SCHOOLS), 3),
        _profile(form),
        _emails(form),
        *_endorsements(form, known, random),
        *_recommendations(known),
        _contacts(form, random),
    ]
    if form.generation == "2026":
        files.append(_notes(known))
    return files


_POSITION_HEADER = "Company Name,Title,Description,Location,Started On,Finished On"
_SCHOOL_HEADER = "School Name,Start Date,End Date,Notes,Degree Name,Activities"


def _profile(form: Format) -> Written:
    middle = (
        "Contact Instructions,Headline,Summary,Industry,Country"
        if form.generation == "2018"
        else ("Headline,Summary,Industry")
    )
    header = (
        f"First Name,Last Name,Maiden Name,Address,Birth Date,{middle},Zip Code,Geo Location,Twitter Handles,Websites,"
        "Instant Messengers"
    )
    cells = {
        "First Name": OWNER_FIRST,
        "Last Name": OWNER_LAST,
        "Birth Date": "Mar 12, 1990" if form.generation == "2018" else "Mar 9",
        "Headline": "Tidal power, grids & people",
        "Geo Location": "Bergen, Norway",
        "Websites": "[PORTFOLIO:https://example.org/m,OTHER:https://example.net]",
    }
    return Written("Profile.csv", "profile", table(header, [[cells.get(one, "") for one in header.split(",")]]), 1)


def _emails(form: Format) -> Written:
    changed = slashed(midnight(form.on))
    rows = [["mirel@example.org", "Yes", "Yes", changed], ["old@example.org", "Yes", "No", changed]]
    content = table("Email Address,Confirmed,Primary,Updated On", rows, has_last=False)
    return Written("Email Addresses.csv", "emails", content, 2)


def _endorsements(form: Format, known: list[Member], random: Random) -> list[Written]:
    at = midnight(form.on)
    rows = [
        [
            f"{at - timedelta(days=random.randrange(900)):%Y/%m/%d %H:%M:%S} UTC",
            random.choice(("Tides", "Grids, smart", "Python")),
            one.first,
            one.last,
            address(one.slug).removeprefix("https://"),
            random.choice(("ACCEPTED", "PENDING")),
        ]
        for one in known[:12]
    ]
    given = table(
        "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsee Public Url,Endorsement Status",
        rows[:5],
    )
    files = [Written("Endorsement_Given_Info.csv", "endorsements_given", given, 5)]
    header = "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status"
    bare = [[*row[:4], row[5], "SHOWN"] for row in rows]
    if form.generation == "2022":
        name, content = (
            "Endorsement Received Info.csv",
            wide_table(
                "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorsement Status,Display Status",
                bare,
            ),
        )
    else:
        name, content = "Endorsement_Received_Info.csv", table(header, rows)
    return [*files, Written(name, "endorsements_received", content, len(rows))]


def _recommendations(known: list[Member]) -> list[Written]:
    header = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
    rows = [
        [
            one.first,
            one.last,
            one.company,
            one.position,
            'Steady, kind, and "never late".',
            "3/12/21, 5:41 PM",
            "VISIBLE",
        ]
        for one in known[:3]
    ]
    return [
        Written("Recommendations_Received.csv", "recommendations_received", table(header, rows[:2]), 2),
        Written("Recommendations_Given.csv", "recommendations_given", table(header, rows[2:]), len(rows[2:])),
    ]


def _contacts(form: Format, random: Random) -> Written:
    names = (("Tove", "Nygård"), ("Ines", "Ríos"), ("", ""))
    rows = []
    for first, last in names:
        cells = {
            "Source": "GOOGLE_CONTACTS", "FirstName": first, "First Name": first, "LastName": last, "Last Name": last,
            "Emails": f"{first.lower() or 'someone'}@example.com, second@example.com",
            "Email Address": f"{first.lower() or 'someone'}@example.com",
            "PhoneNumbers": f"+47 {random.randrange(10**7)}", "CreatedAt": "3/12/21, 5:41 PM",
            "Created At": "3/12/18, 5:41 PM",
        }  # fmt: skip
        rows.append([cells.get(column, "") for column in form.contacts.split(",")])
    return Written(form.contacts_name, "candidates", table(form.contacts, rows), 3)


def _notes(known: list[Member]) -> Written:
    header = "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On"
    rows = [
        [one.first, one.last, address(one.slug), "Met at the harbour, likes maps", moment, ""]
        for one, moment in zip(known, ("2025-07-30 18:20:00 UTC", "2025-11-01"), strict=False)
    ]
    return Written("Notes.csv", "notes", table(header, rows), len(rows))


def noise_files(form: Format) -> list[Written]:
    """Files that an importer lists and leaves alone, each with its oddity."""
    at = datetime.combine(form.on, time(9, 5))
    suffix = "_34875879" if form.generation == "2026" else ""
    spilled = f"Date,Link,Message{form.noise_ending}{at},https://example.org,An unquoted{form.noise_ending}second line"
    named = {
        f"Comments{suffix}.csv": (spilled + form.noise_ending).encode(),
        f"Shares{suffix}.csv": table(
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
            [[str(at), "", 'one"\n"two', "", "", "MEMBER_NETWORK"]],
            ending=form.noise_ending,
        ),
        f"Reactions{suffix}.csv": table("Date,Type,Link", [[str(at), "LIKE", ""]], ending=form.noise_ending),
        "Company Follows.csv": table(
            "Organization,Followed On", [["Dune Labs", f"{at:%a %b %d %H:%M:%S} UTC {at.year}"]], has_last=False
        ),
        "SearchQueries.csv": f"Time,Search Query\n{utc(at)},who, what, where\n".encode(),
        "Skills.csv": table("Name", [["Tides"]]),
        "Jobs/Saved Jobs.csv": table("Saved Date,Job Url,Job Title,Company Name", [[slashed(at), "", "Pilot", "Dune"]]),
        "Verifications/Verifications.csv": table("First name,Middle name,Last name", [[OWNER_FIRST, "", OWNER_LAST]]),
    }
    if form.generation == "2018":
        named["Logins.csv"] = wide_table("Login Date,IP Address,User Agent,Login Type", [[utc(at), "", "", ""]])
    else:
        named["Articles/Articles/tides.html"] = b"<html><body>Tides</body></html>"
        header = form.messages
        for side in ("guide_messages", "learning_coach_messages", "learning_role_play_messages", "coach_messages"):
            named[f"{side}.csv"] = table(header, [])
        named["LearningCoachMessages.csv"] = b"No conversations found"
    return [Written(name, "ignored", content) for name, content in named.items()]
