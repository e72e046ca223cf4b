"""Invented names of many languages: pools of first and last names, and a long tail made of syllables."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


@dataclass(frozen=True, slots=True)
class Pool:
    """The first and last names of one language area, the commonest first."""

    first: tuple[str, ...]
    last: tuple[str, ...]


def _pool(first: str, last: str) -> Pool:
    return Pool(tuple(first.split()), tuple(last.split()))


POOLS: Final = (
    _pool(
        "James Mary John Linda Robert Emma David Olivia Michael Sarah Daniel Laura Thomas Anna Mark Grace Andrew Alice "
        "Peter Helen Simon Jane Martin Kate Adam Lucy Paul Amy Oliver Chloe George Ella Henry Ruby Samuel Ivy Edward "
        "Nora Oscar Hazel Miles Tess Ross Fay Hugh Una Owen Bryn Callum Rhona",
        "Smith Jones Taylor Brown Walker Wright Cooper Hill Ward Turner Baker Carter Mills Shaw Palmer Hughes Fisher "
        "Barnes Knight Marsh Reed Holt Frost Lowe Pratt Nash Vance Quinn Boyle Doyle Keane Nolan Byrne Casey O’Brien "
        "O’Neill McKay MacLeod Sinclair Drummond Pryce Llewellyn Ashworth Hartley Whitaker Greenwood Fairchild "
        "Thornton "
        "Penrose Tregenza Kettlewell Osgood Wetherby Lockhart Ainsley",
    ),
    _pool(
        "Jürgen Anna Lukas Katharina Jonas Lena Felix Johanna Max Sophie Stefan Julia Matthias Petra Sören Ute Björn "
        "Heike Götz Birgit Ulrich Renate Till Frieda Moritz Greta Anselm Wiebke Jörg Käthe Florian Antje Hannes Ilse "
        "Konrad Margarethe",
        "Müller Schmidt Schneider Fischer Weber Wagner Becker Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder "
        "Neumann Schwarz Zimmermann Braun Krüger Hartmann Lange Krause Lehmann Köhler Maier Huber Kaiser Fuchs Vogel "
        "Groß Weiß Jung Hahn Böhm Winkler Brandt Haas Schuster Engel Busch Pohl Lindner Kühn Wehrle Pfaff Oberländer "
        "Rehbein Stahlhut Nottebohm Übelacker Zschoche Quandt Ihde",
    ),
    _pool(
        "Jean Marie Pierre Camille Luc Élodie François Amélie Jean-Luc Zoé Antoine Chloé Étienne Inès Rémi Maëlle "
        "Benoît Noémie Gaël Hélène Loïc Margaux Yann Solène Thibault Anaïs Marc Léa Olivier Cécile Didier Océane",
        "Martin Bernard Dubois Moreau Laurent Lefèvre Roux Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau "
        "Chevalier Gauthier Perrin Morin Marchand Dufour Blanchard Barbier Renard Lacroix Besançon Béranger Delaunay "
        "Guérin Hébert Jacquemin Kerleau Lemoine Mésange Noël Ollivier Péron Quéré Rivière Sauvage Tessier Vasseur",
    ),
    _pool(
        "José María Carlos Lucía Javier Carmen Diego Sofía Andrés Valentina Ramón Inés Jesús Ana Íñigo Begoña Tomás "
        "Rocío Álvaro Paloma Joaquín Pilar Nicolás Ximena Raúl Marisol Héctor Araceli Gonzalo Leticia",
        "García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Ruiz Díaz Moreno Álvarez Muñoz Romero "
        "Navarro Torres Domínguez Vázquez Ramos Gil Serrano Blanco Molina Castro Ortega Delgado Marín Iglesias Medina "
        "Garrido Santos Castillo Lozano Guerrero Cano Prieto Méndez Cruz Peña Ibáñez Echeverría Zubiri Arrizabalaga",
    ),
    _pool(
        "Giulia Marco Francesca Luca Chiara Matteo Elena Paolo Alessandra Davide Ilaria Enzo Beatrice Nicolò Donatella "
        "Ruggero Serena Fabrizio Ornella Tancredi",
        "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Mancini Costa "
        "Giordano Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini Leone "
        "D’Angelo De_Luca Di_Stefano Quaranta Zanotti Brambilla Passalacqua",
    ),
    _pool(
        "Anders Ingrid Lars Astrid Søren Freja Bjørn Sigrid Åsa Øyvind Maja Nils Linnéa Håkon Solveig Magnus Ylva "
        "Jørgen Tuva Gunnar Ragnhild Eskil Þóra Jón Guðrún Mikko Aino Jukka Päivi Eero",
        "Hansen Johansson Nielsen Andersson Olsen Karlsson Jensen Lindqvist Pedersen Berg Sørensen Lund Åkesson Dahl "
        "Bergström Holm Øverby Nygård Ødegaard Strand Hedlund Björklund Sjöberg Ekström Vinter Mæland Ærø Brekke "
        "Virtanen Korhonen Mäkinen Nieminen Hämäläinen Laitinen Þórsson Gunnarsdóttir Halldórsson",
    ),
    _pool(
        "Łukasz Zofia Paweł Agnieszka Michał Małgorzata Tomasz Katarzyna Jan Magdalena Krzysztof Żaneta Wojciech Ewa "
        "Jiří Tereza Václav Markéta Ondřej Zdeňka Petr Božena Luboš Šárka István Zsófia Gergő Réka László Ágnes "
        "Bogdan Ioana Răzvan Ștefania Goran Jelena Đorđe Mirjana Luka Željka",
        "Nowak Kowalski Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Mazur "
        "Jankowski Łuczak Głowacki Źrebiec Novák Svoboda Dvořák Černý Procházka Kučera Veselý Horák Němec Říha Šimek "
        "Nagy Kovács Szabó Tóth Horváth Varga Kiss Molnár Németh Popescu Ionescu Țurcanu Șerban Petrović Jovanović "
        "Đukić Kovačević Božić Žižek",
    ),
    _pool(
        "Mohammed Fatima Ahmed Aisha Omar Layla Yusuf Zeynep Mehmet Elif Ali Mariam Hassan Nour Karim Salma "
        "Tariq Yasmin "
        "Emre Gülşen Çağla Burak İrem Reza Shirin Darius Parisa Idris Samira Bilal",
        "Hassan Khan Ali Hussein Rahman Yılmaz Kaya Demir Çelik Şahin Öztürk Aydın Arslan Doğan Kılıç Al-Masri "
        "El-Sayed Haddad Khoury Mansour Nasser Saleh Zahedi Farahani Tehrani Rostami Karimi Benali Bouzid Cherkaoui "
        "Idrissi Mernissi Siddiqui Qureshi Chaudhry Malik",
    ),
    _pool(
        "Priya Arjun Ananya Rohan Kavya Vikram Divya Rahul Meera Sanjay Lakshmi Aditya Nisha Karthik Deepa Suresh "
        "Pooja Ravi Sunita Manoj Ishaan Tara Devika Harish Gayatri Nikhil",
        "Sharma Patel Singh Kumar Gupta Nair Reddy Iyer Menon Rao Das Mehta Joshi Verma Chopra Kapoor Bhatt Desai "
        "Banerjee Mukherjee Chatterjee Ghosh Sen Pillai Krishnan Subramanian Venkataraman Kulkarni Deshpande Shetty "
        "Jayawardena Perera Fernando Thapa Shrestha",
    ),
    _pool(
        "Wei Xiaoming Li Mei Jun Fang Yan Lei Hui Ling Qiang Na Haruto Yui Sota Hina Kenji Aiko Takeshi Naoko Minjun "
        "Seoyeon Jihoon Soojin Hyun Eunji Minh Linh Tuan Huong Duc Lan",
        "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Zhu Guo Lin Sato Suzuki Takahashi Tanaka Watanabe Ito "
        "Yamamoto Nakamura Kobayashi Kim Park Choi Jung Kang Yoon Nguyen Tran Pham Hoang Phan",
    ),
    _pool(
        "Chidi Amara Kwame Ama Tunde Ngozi Sipho Thandi Baraka Wanjiru Kofi Efua Oluwaseun Folake Jabari Zuri Tendai "
        "Rudo Sekou Aminata Mamadou Fatou Abebe Tigist",
        "Okafor Adeyemi Mensah Nkosi Okonkwo Diallo Traoré Kamau Mwangi Otieno Abebe Tadesse Boateng Owusu Eze Balogun "
        "Adebayo Chukwu Dlamini Ndlovu Moyo Banda Phiri Koné Cissé Sow Ndiaye Keïta Mbeki Achieng",
    ),
    _pool(
        "João Beatriz Pedro Mariana Rafael Luiza Tiago Catarina Gonçalo Inês Thiago Fernanda Caio Letícia Bruno Débora "
        "Otávio Conceição",
        "Silva Santos Oliveira Souza Lima Pereira Costa Carvalho Almeida Ferreira Ribeiro Gonçalves Araújo "
        "Barbosa Melo "
        "Cardoso Teixeira Correia Azevedo Figueiredo Simões Magalhães Brandão Guimarães Lourenço Assunção",
    ),
)  # fmt: skip
NATIVE: Final = (
    _pool("伟 芳 娜 敏 静 小明 丽 强 磊 洋 艳 勇 晓东 思远 雨桐", "王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡"),
    _pool("翔太 美咲 健一 陽子 大輔 直美 拓也 由美", "佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村 小林 加藤"),
    _pool("민준 서연 지훈 수진 현우 은지 도윤 하은", "김 이 박 최 정 강 조 윤 장 임"),
    _pool("Алексей Мария Дмитрий Ольга Иван Наталья", "Иванов Смирнова Кузнецов Попова Соколов Новикова"),
)
_ONSETS: Final = _split("b br c ch d dr f fl g gr h j k kl kr l m n p pl r s sch st t tr v w z")
_VOWELS: Final = _split("a e i o u ai ei au ö ü ie ou")
_CODAS: Final = ("", "", "l", "n", "r", "s", "m", "t", "ck", "nd", "rt", "lm")
_ENDINGS: Final = _split("er mann sen son ski ov ić ez ini ard eau dal berg stad ová ia u a o ek wala oglu")


def long_tail(rng: Random, count: int) -> list[str]:
    """`count` different last names that exist in no pool, made of syllables."""
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = (rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(rng.randint(1, 2)))
        found["".join((*syllables, rng.choice(_ENDINGS))).capitalize()] = None
    return list(found)


class NameMaker:
    """Draws names: common ones often, a third of the last names from a long tail that hardly repeats."""

    def __init__(self, rng: Random, people: int) -> None:
        self._rng = rng
        self._tail = long_tail(rng, max(50, min(9_000, people // 3)))

    def draw(self) -> tuple[str, str]:
        """A first and a last name."""
        rng = self._rng
        if rng.random() < 0.02:
            pool = rng.choice(NATIVE)
            return rng.choice(pool.first), rng.choice(pool.last)
        pool = rng.choice(POOLS)
        first = self._common(pool.first)
        if rng.random() < 0.04:
            first = f"{first} {rng.choice(pool.first)}"
        if rng.random() < 0.35:
            return first, rng.choice(self._tail)
        last = self._common(pool.last).replace("_", " ")
        if rng.random() < 0.05:
            last = f"{last}-{rng.choice(pool.last)}".replace("_", " ")
        return first, last

    def _common(self, names: tuple[str, ...]) -> str:
        """One of the names, those at the front about twice as often as those at the end."""
        return names[int(len(names) * self._rng.random() ** 1.5)]
