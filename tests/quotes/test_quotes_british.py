"""Whole little articles of other subjects than politics: who said each quotation, by name."""

from __future__ import annotations

import pytest

from reader.quotes import extract, lexicon
from reader.text.segment import paragraphs, sentences

FOOTBALL = """\
Harwick Town manager Pete Dunmore praised his side's spirit after a 2-1 win over Calder Vale.
“We never stopped running,” he said. “That is what I ask of them.”
Striker Joel Amadi scored twice in the second half and was carried from the pitch by his team-mates.
“It's the best night of my life,” said the 22-year-old.
Calder Vale captain Lewis Brandt admitted his team had been “second best all over the park”.
Dunmore, who joined the club in June, added: “Nobody gave us a chance.”
The club said in a statement that ticket sales had been “beyond anything we expected”.
"""
FOOTBALL_SAID = [
    ("We never stopped", "Pete Dunmore"),
    ("That is what", "Pete Dunmore"),
    ("It's the best", "Joel Amadi"),
    ("second best", "Lewis Brandt"),
    ("Nobody gave", "Pete Dunmore"),
    ("beyond anything", "Harwick Town"),
]

BUSINESS = """\
Shares in the bicycle maker Velora fell by a tenth on Tuesday after it warned that profits would be lower.
The company blamed “a wet spring and a cautious customer”.
Chief executive Helen Marsh said the firm would close two of its nine shops.
“These are painful decisions,” she said. “But we have to act now.”
Retail analyst Tom Brennock of Fenwick Partners said Velora had “expanded too quickly”.
He added: “The brand is strong, the balance sheet is not.”
Marsh rejected that view. “Tom has been saying so for years,” she told the Daily Ledger.
The trade union Forge said it would fight the closures, calling them “a betrayal of loyal staff”.
"""
BUSINESS_SAID = [
    ("a wet spring", "Velora"),
    ("These are painful", "Helen Marsh"),
    ("But we have", "Helen Marsh"),
    ("expanded too", "Tom Brennock"),
    ("The brand is", "Tom Brennock"),
    ("Tom has been", "Helen Marsh"),
    ("a betrayal", "Forge"),
]

FILM = """\
Director Anya Kessler has defended the ending of her new film, The Salt Road, after some viewers left in tears.
“I wanted people to argue on the way home,” Kessler told a festival audience in Leeds.
Producer Marcus Hale, who has worked with her on three films, said the studio had asked for another scene.
“We said no,” he said. “Anya would have walked.”
Actress Imogen Faye plays a widow who runs a ferry. The Oscar winner said the part had “frightened” her at first.
“You read it and you think: I can't do that,” she said.
Asked whether a sequel was planned, Hale laughed. “Let me sleep first,” he said.
Film critic Dora Lint called it “the bravest British film in ten years”.
"""
FILM_SAID = [
    ("I wanted people", "Anya Kessler"),
    ("We said no", "Marcus Hale"),
    ("Anya would", "Marcus Hale"),
    ("frightened", "Imogen Faye"),
    ("You read it", "Imogen Faye"),
    ("Let me sleep", "Marcus Hale"),
    ("the bravest", "Dora Lint"),
]

TECHNOLOGY = """\
The messaging app Pebble is to charge its heaviest users, its founder has announced.
Ravi Sandhu said the decision had been “the hardest we have made”.
“Servers cost money,” he wrote in a blog post on Friday.
Privacy campaigner Ellen Roth accused the company of hiding the news. She said it was “typical of the industry”.
Pebble denied this. It said users had been told “weeks in advance”.
The regulator Netwatch said it was looking into complaints.
“We take this seriously,” a spokeswoman said.
Roth, whose group has 40,000 members, said: “They always say that.”
"""
TECHNOLOGY_SAID = [
    ("the hardest", "Ravi Sandhu"),
    ("Servers cost", "Ravi Sandhu"),
    ("typical of", "Ellen Roth"),
    ("weeks in advance", "Pebble"),
    ("We take this", "a spokeswoman"),
    ("They always", "Ellen Roth"),
]

TENNIS = """\
Clara Venn beat Maria Sousa 6-4, 6-3 to reach her first final in Bournemouth.
'I was shaking at the end,' said Venn. 'I kept telling myself to breathe.'
The two-time champion Sousa had won their last five matches. She congratulated Venn at the net.
'She deserved it,' the Portuguese said. 'I had no answer to her serve.'
Venn's coach, Paul Iredale, said the world number 40 had 'grown up in a week'.
He said: 'You can't teach that.'
In the final she meets Julia Kranz, who described Venn as 'the most dangerous player in the draw'.
"""
TENNIS_SAID = [
    ("I was shaking", "Clara Venn"),
    ("I kept telling", "Clara Venn"),
    ("She deserved", "Maria Sousa"),
    ("I had no", "Maria Sousa"),
    ("grown up", "Paul Iredale"),
    ("You can't", "Paul Iredale"),
    ("the most dangerous", "Julia Kranz"),
]

BUDGET = """\
The chancellor, Edwin Lorne, has ruled out a tax on second homes.
“It would raise very little,” the chancellor told reporters in Hull.
The shadow chancellor, Beth Okafor, said he had “run out of ideas”.
Lorne's predecessor Graham Tyle backed her. “She is right,” he said.
The Treasury said it did not comment on speculation, but added that the plans were “under review”.
It also said that an inquiry would report “in due course”.
“Nobody believes that,” Okafor said.
"""
BUDGET_SAID = [
    ("It would raise", "Edwin Lorne"),
    ("run out of", "Beth Okafor"),
    ("She is right", "Graham Tyle"),
    ("under review", "Treasury"),
    ("in due course", "Treasury"),
    ("Nobody believes", "Beth Okafor"),
]

MUSIC = """\
The singer Lotte Brand has cancelled her tour on the advice of her doctors.
In a post on Instagram, the 31-year-old said she was “heartbroken”.
“I have given everything to these songs,” she wrote, “and my voice has had enough.”
Guitarist Sam Weller, her partner on stage and off, thanked fans for their messages.
“We will be back,” he said.
Promoter Live Acre said all tickets would be refunded. “We wish Lotte a full recovery,” it said.
Fans outside the hall in Derby were divided. Nina Pryce, 19, who had travelled from Penzance, said: “I cried all morning.”
Her friend Jo Tanner was more cheerful. “At least we saw the sea,” she joked.
"""
MUSIC_SAID = [
    ("heartbroken", "Lotte Brand"),
    ("I have given", "Lotte Brand"),
    ("and my voice", "Lotte Brand"),
    ("We will be back", "Sam Weller"),
    ("We wish Lotte", "Live Acre"),
    ("I cried", "Nina Pryce"),
    ("At least we", "Jo Tanner"),
]

SCIENCE = """\
A team at the University of Wexcombe has found a beetle that can walk under water.
Lead author Dr Priya Nandakumar said the find was an accident. “I dropped my sandwich,” she said.
Prof Alan Whitby, an entomologist at Kew College who was not involved, was impressed.
“It is the sort of thing you dream of as a student,” he said.
He told Nandakumar that the paper was “a little gem”.
The beetle, whose legs are coated in wax, was described by her colleague Finn O'Dowd as “a tiny hovercraft”.
The university said it was “thrilled”.
Dr Nandakumar plans to return in spring. “There may be more of them,” said the biologist.
"""
SCIENCE_SAID = [
    ("I dropped", "Priya Nandakumar"),
    ("It is the sort", "Alan Whitby"),
    ("a little gem", "Alan Whitby"),
    ("a tiny hovercraft", "Finn O'Dowd"),
    ("thrilled", "University of Wexcombe"),
    ("There may be", "Priya Nandakumar"),
]

RACING = """\
Ferrand driver Luca Moretti won the Belgian Grand Prix from tenth on the grid.
“I don't know how we did that,” the Italian said over the radio.
McAllister's Jamie Cole was second and complained about his tyres. “They were gone after five laps,” said the Briton.
Team principal Greta Holm defended the choice of tyre, saying it had been “right on paper”.
Moretti leads the championship by nine points from Cole. He said the title was “not in my head at all”.
The governing body is to look at an incident on lap one. It said the stewards had “all the footage they need”.
Former champion Dale Irons, now a pundit, told viewers that Moretti had driven “like a man possessed”.
"""
RACING_SAID = [
    ("I don't know", "Luca Moretti"),
    ("They were gone", "Jamie Cole"),
    ("right on paper", "Greta Holm"),
    ("not in my head", "Luca Moretti"),
    ("all the footage", "governing body"),
    ("like a man", "Dale Irons"),
]

CASES = [
    pytest.param(text, said, id=name)
    for name, text, said in (
        ("football", FOOTBALL, FOOTBALL_SAID),
        ("business", BUSINESS, BUSINESS_SAID),
        ("film", FILM, FILM_SAID),
        ("technology", TECHNOLOGY, TECHNOLOGY_SAID),
        ("tennis", TENNIS, TENNIS_SAID),
        ("budget", BUDGET, BUDGET_SAID),
        ("music", MUSIC, MUSIC_SAID),
        ("science", SCIENCE, SCIENCE_SAID),
        ("racing", RACING, RACING_SAID),
    )
]


def speakers(text: str) -> dict[str, str | None]:
    cut = paragraphs(text)
    found = extract(
        text, paragraphs=cut, sentences=sentences(text, cut), lexicon=lexicon.load()
    )
    return {
        text[span.start : span.end]: quotation.speaker
        for quotation in found.quotations
        for span in quotation.spans
    }


@pytest.mark.parametrize(("text", "said"), CASES)
def test_names_the_speaker_of_every_quotation(text: str, said: list[tuple[str, str]]) -> None:
    found = speakers(text)
    named = [
        (start, next((who for quote, who in found.items() if quote[1:].startswith(start)), "-"))
        for start, _ in said
    ]
    assert named == said
