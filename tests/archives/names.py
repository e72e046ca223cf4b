"""First and last names of many languages, for invented people. Data: no pair of them means anybody."""

from __future__ import annotations

from typing import Final

# One language area a line pair: first names, last names.
_AREAS: Final = (
    (
        "Ada Alan Alice Amber Arthur Beth Blake Brian Carol Clive Daisy Derek Edith Elmer Fern Floyd Gail Glenn Hazel "
        "Ivor Joyce Keith Lorna Miles Nora Owen Pearl Quentin Rowan Stella Trevor Una Vernon Wendy Yvonne",
        "Abbot Alder Ashby Barlow Beck Birch Blythe Bowen Brandt Burrows Calder Chance Clay Crane Dale Drake Ellery "
        "Fenwick Finch Garland Hale Harrow Hobbs Ingram Joiner Kemp Larkin Marsh Norwood O'Shea Pike Quill Ridley "
        "Sedley Thorne Underhill Vane Wainwright Yardley McAllister",
    ),
    (
        "Anke Björn Detlef Dörte Elke Falk Frauke Götz Günther Heike Ilse Jörg Jürgen Karsten Käthe Lutz Malte Meike "
        "Nils Ottmar Petra Rüdiger Sönke Swantje Tilo Ulrike Volker Wiebke",
        "Ackermann Bäcker Böhm Brückner Dörfler Eichhorn Feldmann Fröhlich Gärtner Großmann Grünwald Hänsel Hölzl "
        "Jäger Kästner Köhler Krüger Lindner Löwe Müllner Nußbaum Öhler Pfäffle Quast Rößler Schäffler Schönfeld "
        "Strauß Thalbach Überall Vögele Weiß Wörner Zöllner",
    ),
    (
        "Adèle Agnès Aurélie Benoît Chloé Clémence Désiré Élodie Étienne Fabrice Gaëlle Ghislain Hélène Honoré Inès "
        "Jérôme Joël Léa Loïc Maëlys Noémie Océane Pénélope Quentin Rémi Séverine Théo Zoé",
        "Allard Bélanger Besson Boulay Chénier Coté Delacroix Desprès Évrard Fauré Gagné Géroux Guérin Hébert Jégou "
        "Lacombe Léger Lefèvre Maçon Ménard Noël Ouellet Pélissier Périer Quéré Raphaël Renaud Sévigny Tétreault "
        "Thévenot Vallée Vézina",
    ),
    (
        "Adrián Águeda Álvaro Begoña Belén César Concepción Dámaso Efraín Eugenia Fermín Germán Hernán Inés Íñigo "
        "Jesús Joaquín Lucía Maite Nicolás Óscar Pilar Ramón Rocío Sofía Tomás Úrsula Víctor",
        "Álvarez Argüelles Báez Bermúdez Calderón Castaño Cortés Durán Echeverría Fariñas Gálvez Gómez Guzmán Ibáñez "
        "Jiménez Lázaro León Márquez Meléndez Núñez Ordóñez Peña Piñeiro Quiñones Ríos Rodríguez Sáenz Toribio Ureña "
        "Vázquez Yáñez Zúñiga",
    ),
    (
        "Afonso Águida Anabela Antônio Beatriz Caetano Conceição Davi Estêvão Fátima Flávio Gonçalo Heloísa Inácio "
        "João Josué Letícia Luís Márcia Matilde Nádia Otávio Patrícia Rafaela Simão Tomé Vitória Xavier",
        "Abrão Alcântara Araújo Assunção Brandão Câmara Conceição Corrêa Damião Falcão Galvão Gonçalves Guimarães "
        "Henriques Leitão Magalhães Mourão Negrão Paixão Patrício Quintão Rebêlo Romão Sampaio Simões Tavares "
        "Travassos Valadão Vasconcelos Vilaça",
    ),
    (
        "Agnieszka Bartłomiej Bożena Czesław Dariusz Elżbieta Grażyna Jadwiga Kacper Lech Łucja Łukasz Małgorzata "
        "Michał Paweł Radosław Stanisław Urszula Wacław Wiesława Zdzisław Żaneta",
        "Błaszczyk Chmiel Dąbek Dębski Gołąb Górecki Jabłoński Jóźwiak Kałuża Kłos Kowalczyk Krawiec Łęcki Łoś "
        "Maślanka Mróz Nowicki Ożóg Pająk Rękas Sikora Ślusarz Szczepański Trzeciak Wąsik Wójcik Wróbel Zając Źrebiec "
        "Żuraw",
    ),
    (
        "Åse Bjørg Dagfinn Eyþór Freyja Gísli Guðrún Håkon Ingrid Jónas Kåre Lærke Märta Njål Ödön Øystein Pål "
        "Ragnhild Sæmundur Søren Þóra Torbjörn Åke Ærø Ólöf Sigrún Þorsteinn Ylva",
        "Åberg Ægidius Bjørnstad Dahlström Ekelöf Fjæstad Grøndahl Guðmundsson Hallström Håkansson Isbjörn Jæger "
        "Kjærgaard Lindström Løvland Mørk Nygård Ødegård Östlund Pálsdóttir Rødseth Sjöberg Skjold Söderlund Strøm "
        "Thørgersen Tveitå Vesterås Wåhlin Þórðarson",
    ),
    (
        "Andrei Bogdan Cătălin Dragoș Đorđe Florența Ilinca Ionuț Jelena Ljubica Mădălina Miloš Nadežda Nenad Ovidiu "
        "Petar Răzvan Ružica Slađana Ștefan Tijana Țvetan Vesna Zoran Željka Živko",
        "Avramović Bălan Bogdanović Bratić Čolić Ćosić Dănescu Đukić Enăchescu Filipović Gavrilă Grgić Ionescu "
        "Jakšić Knežević Lăzărescu Marković Mănescu Nikolić Obradović Pârvu Popović Rădulescu Šarić Stănescu Šimić "
        "Țurcanu Vuković Zečević Žunić",
    ),
    (
        "Ahmet Ayşe Barış Çağla Cansu Defne Eşref Fırat Gökçe Güneş Hüseyin İlker İpek Kıvanç Levent Mehtap Nazlı "
        "Oğuz Özge Pınar Rüya Selçuk Şule Tuğba Ufuk Yağmur Yiğit Zülal",
        "Acıbadem Akgün Aydoğan Bağcı Bozdağ Çelikkol Çınar Demirtaş Doğru Erdoğmuş Gökalp Güçlü Ilgaz İnceoğlu "
        "Karakış Kılıçer Köprülü Mutlugil Öztekin Pekşen Saygılı Sönmezer Şahinbey Taşkıran Tunçay Uğurlu Ünaldı "
        "Yıldızay Yücesoy Zeybek",
    ),
    (
        "Aarav Aditi Anjali Arjun Bhavna Chandra Deepa Devika Esha Farhan Gauri Harish Indira Jatin Kavya Lakshmi "
        "Manish Meera Nandini Omkar Pooja Rajesh Ritu Sanjay Shreya Tarun Usha Vikram",
        "Acharya Bajpai Banerjee Bhatt Chatterjee Chaudhary Desai Dutta Ghosh Gokhale Iyer Jain Joshi Kapoor Khanna "
        "Kulkarni Malhotra Mehta Menon Mishra Nair Pandey Pillai Rao Reddy Saxena Shetty Thakur Trivedi Varma",
    ),
    (
        "Adwoa Amara Babajide Chidi Chinwe Dalila Ebele Emeka Farai Folake Gugu Ifeoma Jabari Kwame Lerato Makena "
        "Naledi Ngozi Obinna Olumide Paki Rudo Sekou Sipho Tendai Thandiwe Uzoma Wanjiru Yaw Zola",
        "Abara Achebe Adeyemi Agyeman Asante Balogun Chukwu Dlamini Diallo Eze Fofanah Gathoni Hlongwane Igwe Juma "
        "Kamau Kipkemboi Lumumba Mbeki Mensah Moyo Ndlovu Nkrumah Nwosu Obi Okafor Osei Sithole Tshabalala Wekesa",
    ),
    (
        "Aisha Amal Anwar Bashir Dalia Fadi Farid Hala Hanan Idris Jamila Karim Khalid Layla Mahmoud Mariam Nabil "
        "Nour Omar Qasim Rania Rashid Salma Samir Tariq Wafa Yasmin Zain",
        "Al-Amin Al-Bakri Al-Dosari Al-Farsi Al-Hashimi Al-Jabri Al-Khatib Al-Masri Al-Najjar Al-Qasimi Al-Sabah "
        "Al-Tamimi Barakat Darwish El-Gamal El-Sayed Farouk Haddad Hamdan Issa Jaber Khoury Mansour Nasser Rahmani "
        "Saleh Shahin Tahan Younis Zaki",
    ),
    (
        "Bảo Đức Giang Hạnh Hương Khánh Lộc Minh Ngọc Phương Quỳnh Sơn Thảo Tuấn Uyên Vân",
        "Bùi Đặng Đỗ Dương Hoàng Huỳnh Lâm Lê Lương Ngô Nguyễn Phạm Phan Trần Trịnh Vũ",
    ),
    (
        "Akira Chihiro Daisuke Emi Haruka Hiroshi Kaori Kenji Mao Naoko Ryota Sakura Takumi Yuki Jiwoo Minjun Seoyeon "
        "Hyejin Xiaoming Meiling Jianguo Yating Zhiwei Lihua",
        "Aoki Fujimoto Hoshino Ishii Kawaguchi Maeda Nakano Ogura Sakamoto Takeda Ueno Yokoyama Kang Kwon Yoon Shin "
        "Zhang Huang Zheng Xie Deng Peng",
    ),
)
NATIVE: Final = (
    ("伟 芳 敏 静 丽 强 磊 洋 艳 勇 小明 晓东 建国 文静", "王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙"),
    ("太郎 花子 健一 美咲 さくら 翔太 結衣 直樹", "佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村"),
    ("민준 서연 지우 하은 도윤 예진 준호 수빈", "김 이 박 최 정 강 조 윤"),
    ("Анна Борис Вера Глеб Дарья Егор Жанна Иван", "Беляев Громов Дроздов Зимин Котова Лебедь Орлова Щукин"),
)
AREAS: Final = tuple((tuple(first.split()), tuple(last.split())) for first, last in _AREAS)
SCRIPTS: Final = tuple((tuple(first.split()), tuple(last.split())) for first, last in NATIVE)

CREDENTIALS: Final = (
    ", Ph.D.", ", MBA", ", PMP®", ", CFA", ", M.Sc.", " MBA", ", RN, BSN", " 🚀", " 🌱", " (she/her)", " ✔",
)  # fmt: skip
COMPANIES: Final = tuple(
    f"{first}{second}"
    for first in (
        "Alder", "Blue Heron", "Cobalt", "Dune", "Elmwood", "Ferrous", "Granite", "Halcyon", "Indigo", "Juniper",
        "Kestrel", "Lantern", "Meridian", "Nimbus", "Orchard", "Pinnacle", "Quartz", "Riverbend", "Saffron",
        "Tidewater", "Umbra", "Vertex", "Willow", "Zenith", "Łódź Nord", "Müßig", "Señal", "Café Noir",
    )
    for second in (
        " Analytics", " & Sons, Inc.", " Robotics GmbH", " Health", " Labs", " Logistics", ' "Studio"', " Partners LLP",
        " Biosciences", " Bank", " Media", " Energy AG",
    )
)  # fmt: skip
TITLES: Final = (
    "Software Engineer", "Senior Software Engineer", "Engineering Manager", "Product Manager", "Head of Data, EMEA",
    "Founder & CEO", "Recruiter", "Talent Acquisition Partner", "Account Executive", "UX Researcher", "Data Scientist",
    "VP, Marketing", "Consultant", 'Chief "Happiness" Officer', "Student", "Research Fellow", "Ingénieure R&D",
    "Geschäftsführer", "Directora de Operaciones", "CFO", "Board Member", "Freelance | Speaker | Author 🎤",
)  # fmt: skip
