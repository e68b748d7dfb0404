CREATE TABLE actions (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	user VARCHAR NOT NULL, 
	event_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	item INTEGER, 
	"before" VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "actions" VALUES(1,'kreis','@anna:localhost','$event1','people-claim',NULL,'{"before": [{"user": "@anna:localhost", "municipality": "", "role": "", "since": ""}], "after": [{"user": "@anna:localhost", "municipality": "Borchen", "role": "liaison", "since": "2026-11-30T09:00:01+00:00"}], "adopted": []}','2026-11-30 09:00:01.000000');
INSERT INTO "actions" VALUES(2,'kreis','@bernd:localhost','$event2','people-claim',NULL,'{"before": [{"user": "@bernd:localhost", "municipality": "", "role": "", "since": ""}], "after": [{"user": "@bernd:localhost", "municipality": "Büren", "role": "liaison", "since": "2026-11-30T09:00:02+00:00"}], "adopted": []}','2026-11-30 09:00:02.000000');
INSERT INTO "actions" VALUES(3,'kreis','@carla:localhost','$event3','people-away',NULL,'{"before": ""}','2026-11-30 09:00:03.000000');
INSERT INTO "actions" VALUES(4,'kreis','@bernd:localhost','$event4','listing-made',1,'{"revision": 1}','2026-11-30 09:00:04.000000');
INSERT INTO "actions" VALUES(5,'kreis','@anna:localhost','$event5','listing-made',2,'{"revision": 1}','2026-11-30 09:00:05.000000');
INSERT INTO "actions" VALUES(6,'kreis','@anna:localhost','$event6','listing-interest',1,'{"text": null}','2026-11-30 09:00:06.000000');
INSERT INTO "actions" VALUES(7,'kreis','@bernd:localhost','$event8','listing-made',3,'{"revision": 1}','2026-11-30 09:00:08.000000');
INSERT INTO "actions" VALUES(8,'kreis','@bernd:localhost','$event9','listing-changed',3,'{"kind": "need", "municipality": "Büren", "contact": "", "title": "Räume", "body": "", "topics": "", "place": "", "permanent": false, "status": "open", "hidden": false, "partner": "", "outcome": "", "opens": null, "closes": null, "until": "2026-12-30", "closed_at": null, "asked_at": null, "revision": 2}','2026-11-30 09:00:09.000000');
INSERT INTO "actions" VALUES(9,'anderswo','@carla:localhost','$event10','listing-made',1,'{"revision": 1}','2026-11-30 09:00:10.000000');
INSERT INTO "actions" VALUES(10,'kreis','@dieter:localhost','$event11','listing-made',4,'{"revision": 1}','2026-11-30 09:00:11.000000');
INSERT INTO "actions" VALUES(11,'kreis','@dieter:localhost','$event12','listing-made',5,'{"revision": 1}','2026-11-30 09:00:12.000000');
INSERT INTO "actions" VALUES(12,'kreis','@dieter:localhost','$event13','listing-made',6,'{"revision": 1}','2026-11-30 09:00:13.000000');
INSERT INTO "actions" VALUES(13,'kreis','@dieter:localhost','$event14','listing-made',7,'{"revision": 1}','2026-11-30 09:00:14.000000');
INSERT INTO "actions" VALUES(14,'kreis','@dieter:localhost','$event15','listing-made',8,'{"revision": 1}','2026-11-30 09:00:15.000000');
INSERT INTO "actions" VALUES(15,'kreis','@dieter:localhost','$event16','listing-made',9,'{"revision": 1}','2026-11-30 09:00:16.000000');
INSERT INTO "actions" VALUES(16,'kreis','@dieter:localhost','$event17','listing-made',10,'{"revision": 1}','2026-11-30 09:00:17.000000');
INSERT INTO "actions" VALUES(17,'kreis','@dieter:localhost','$event18','listing-made',11,'{"revision": 1}','2026-11-30 09:00:18.000000');
INSERT INTO "actions" VALUES(18,'kreis','@dieter:localhost','$event19','listing-made',12,'{"revision": 1}','2026-11-30 09:00:19.000000');
INSERT INTO "actions" VALUES(19,'kreis','@dieter:localhost','$event20','listing-made',13,'{"revision": 1}','2026-11-30 09:00:20.000000');
INSERT INTO "actions" VALUES(20,'kreis','@dieter:localhost','$event21','listing-made',14,'{"revision": 1}','2026-11-30 09:00:21.000000');
INSERT INTO "actions" VALUES(21,'kreis','@anna:localhost','$zwei900','expertise-made',15,'{"revision": 1}','2026-11-30 09:00:01.000000');
INSERT INTO "actions" VALUES(22,'kreis','@anna:localhost','$zwei901','question-made',16,'{"revision": 1}','2026-11-30 09:00:02.000000');
INSERT INTO "actions" VALUES(23,'kreis','@anna:localhost','$zwei902','subscriptions-changed',NULL,'{"subscriptions": [["bauhof", "", null]]}','2026-11-30 09:00:03.000000');
INSERT INTO "actions" VALUES(24,'kreis','@anna:localhost','$drei900','reminder-made',17,'{"revision": 1}','2026-11-30 09:00:01.000000');
INSERT INTO "actions" VALUES(25,'kreis','@anna:localhost','$drei901','reminder-made',18,'{"revision": 1}','2026-11-30 09:00:02.000000');
INSERT INTO "actions" VALUES(26,'kreis','@dieter:localhost','$vier1','meetup-made',19,'{"revision": 1}','2026-11-30 09:00:01.000000');
INSERT INTO "actions" VALUES(27,'kreis','@anna:localhost','$vier2','meetup-answered',19,'{"who": "Borchen", "original": "2026-12-02T10:00", "was": null, "revision": 1}','2026-11-30 09:00:02.000000');
INSERT INTO "actions" VALUES(28,'kreis','@anna:localhost','$vier3','agenda-added',19,'{"revision": 1}','2026-11-30 09:00:03.000000');
INSERT INTO "actions" VALUES(29,'kreis','@dieter:localhost','$vier5','datepoll-made',20,'{"revision": 1}','2026-11-30 09:00:05.000000');
INSERT INTO "actions" VALUES(30,'kreis','@anna:localhost','$vier6','datepoll-voted',20,'{"revision": 1}','2026-11-30 09:00:06.000000');
INSERT INTO "actions" VALUES(31,'kreis','@anna:localhost','$vier7','task-made',21,'{"revision": 1}','2026-11-30 09:00:07.000000');
INSERT INTO "actions" VALUES(32,'kreis','@anna:localhost','$vier8','reminder-made',22,'{"revision": 1}','2026-11-30 09:00:08.000000');
INSERT INTO "actions" VALUES(33,'kreis','@anna:localhost','$vier9','reminder-made',23,'{"revision": 1}','2026-11-30 09:00:09.000000');
CREATE TABLE agenda_points (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	meetup_id INTEGER NOT NULL, 
	original VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	municipality VARCHAR NOT NULL, 
	user VARCHAR NOT NULL, 
	event_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meetup_id) REFERENCES meetups (id) ON DELETE CASCADE
);
INSERT INTO "agenda_points" VALUES(1,'kreis',1,'2026-12-02T10:00','Streusalz','Borchen','@anna:localhost','$vier3','2026-11-30 09:00:03.000000');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE answers (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	question_id INTEGER NOT NULL, 
	municipality VARCHAR NOT NULL, 
	user VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	event_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	helped BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(question_id) REFERENCES questions (id) ON DELETE CASCADE, 
	UNIQUE (region, event_id)
);
CREATE TABLE attendance (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	meetup_id INTEGER NOT NULL, 
	original VARCHAR NOT NULL, 
	who VARCHAR NOT NULL, 
	user VARCHAR NOT NULL, 
	answer VARCHAR NOT NULL, 
	people INTEGER NOT NULL, 
	event_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meetup_id) REFERENCES meetups (id) ON DELETE CASCADE, 
	UNIQUE (meetup_id, original, who)
);
INSERT INTO "attendance" VALUES(1,'kreis',1,'2026-12-02T10:00','Borchen','@anna:localhost','yes',2,'$vier2','2026-11-30 09:00:02.000000');
CREATE TABLE calendars (
	region VARCHAR NOT NULL, 
	token VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	PRIMARY KEY (region), 
	UNIQUE (token)
);
CREATE TABLE counters (
	region VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	PRIMARY KEY (region)
);
INSERT INTO "counters" VALUES('kreis',23);
INSERT INTO "counters" VALUES('anderswo',1);
CREATE TABLE datepoll_options (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	poll_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	start VARCHAR NOT NULL, 
	"end" VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(poll_id) REFERENCES datepolls (id) ON DELETE CASCADE
);
INSERT INTO "datepoll_options" VALUES(1,'kreis',1,1,'2027-01-05T14:00','');
INSERT INTO "datepoll_options" VALUES(2,'kreis',1,2,'2027-01-07T10:00','');
CREATE TABLE datepoll_votes (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	poll_id INTEGER NOT NULL, 
	option_id INTEGER NOT NULL, 
	who VARCHAR NOT NULL, 
	user VARCHAR NOT NULL, 
	answer VARCHAR NOT NULL, 
	native BOOLEAN NOT NULL, 
	event_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(option_id) REFERENCES datepoll_options (id) ON DELETE CASCADE, 
	FOREIGN KEY(poll_id) REFERENCES datepolls (id) ON DELETE CASCADE
);
INSERT INTO "datepoll_votes" VALUES(1,'kreis',1,1,'Borchen','@anna:localhost','yes',0,'$vier6','2026-11-30 09:00:06.000000');
INSERT INTO "datepoll_votes" VALUES(2,'kreis',1,2,'Borchen','@anna:localhost','maybe',0,'$vier6','2026-11-30 09:00:06.000000');
CREATE TABLE datepolls (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	municipality VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	quorum INTEGER NOT NULL, 
	deadline DATETIME NOT NULL, 
	status VARCHAR NOT NULL, 
	choice INTEGER, 
	hidden BOOLEAN NOT NULL, 
	twin VARCHAR NOT NULL, 
	reminded_at DATETIME, 
	created_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	source_event VARCHAR, 
	revision INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (region, number)
);
INSERT INTO "datepolls" VALUES(1,'kreis',20,'','@dieter:localhost','!paten:localhost','Runde','','',0,'2026-12-18 23:00:00.000000','open',NULL,0,'',NULL,'2026-11-30 09:00:05.000000',NULL,'$vier5',1);
CREATE TABLE drafts (
	event_id VARCHAR NOT NULL, 
	region VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	sender VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	thread VARCHAR, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (event_id)
);
INSERT INTO "drafts" VALUES('$event7','kreis','!paten:localhost','@carla:localhost','need','eine Kehrmaschine',NULL,'2026-11-30 09:00:07.000000');
CREATE TABLE expertise (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	municipality VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	topics VARCHAR NOT NULL, 
	level VARCHAR NOT NULL, 
	office VARCHAR NOT NULL, 
	helps VARCHAR NOT NULL, 
	available VARCHAR NOT NULL, 
	contact VARCHAR NOT NULL, 
	deputy VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	hidden BOOLEAN NOT NULL, 
	old BOOLEAN NOT NULL, 
	question INTEGER, 
	created_at DATETIME NOT NULL, 
	confirmed_at DATETIME NOT NULL, 
	asked_at DATETIME, 
	closed_at DATETIME, 
	source_event VARCHAR, 
	revision INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (region, number)
);
INSERT INTO "expertise" VALUES(1,'kreis',15,'Borchen','@anna:localhost','Vergaberecht','auch EU-weit','vergabe','specialist','','','','','','open',0,0,NULL,'2026-11-30 09:00:01.000000','2026-11-30 09:00:01.000000',NULL,NULL,'$zwei900',1);
CREATE TABLE files (
	txn_id VARCHAR NOT NULL, 
	region VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	PRIMARY KEY (txn_id)
);
CREATE TABLE gateway (
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "gateway" VALUES('position','s12_34');
CREATE TABLE hosts (
	region VARCHAR NOT NULL, 
	municipality VARCHAR NOT NULL, 
	last_on DATE, 
	PRIMARY KEY (region, municipality)
);
INSERT INTO "hosts" VALUES('kreis','Borchen',NULL);
CREATE TABLE inbox (
	event_id VARCHAR NOT NULL, 
	region VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	sender VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (event_id)
);
INSERT INTO "inbox" VALUES('$event1','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:01.000000');
INSERT INTO "inbox" VALUES('$event2','kreis','!paten:localhost','@bernd:localhost','2026-11-30 09:00:02.000000');
INSERT INTO "inbox" VALUES('$event3','kreis','!paten:localhost','@carla:localhost','2026-11-30 09:00:03.000000');
INSERT INTO "inbox" VALUES('$event4','kreis','!paten:localhost','@bernd:localhost','2026-11-30 09:00:04.000000');
INSERT INTO "inbox" VALUES('$event5','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:05.000000');
INSERT INTO "inbox" VALUES('$event6','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:06.000000');
INSERT INTO "inbox" VALUES('$event7','kreis','!paten:localhost','@carla:localhost','2026-11-30 09:00:07.000000');
INSERT INTO "inbox" VALUES('$event8','kreis','!paten:localhost','@bernd:localhost','2026-11-30 09:00:08.000000');
INSERT INTO "inbox" VALUES('$event9','kreis','!paten:localhost','@bernd:localhost','2026-11-30 09:00:09.000000');
INSERT INTO "inbox" VALUES('$event10','anderswo','!andere:localhost','@carla:localhost','2026-11-30 09:00:10.000000');
INSERT INTO "inbox" VALUES('$event11','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:11.000000');
INSERT INTO "inbox" VALUES('$event12','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:12.000000');
INSERT INTO "inbox" VALUES('$event13','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:13.000000');
INSERT INTO "inbox" VALUES('$event14','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:14.000000');
INSERT INTO "inbox" VALUES('$event15','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:15.000000');
INSERT INTO "inbox" VALUES('$event16','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:16.000000');
INSERT INTO "inbox" VALUES('$event17','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:17.000000');
INSERT INTO "inbox" VALUES('$event18','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:18.000000');
INSERT INTO "inbox" VALUES('$event19','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:19.000000');
INSERT INTO "inbox" VALUES('$event20','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:20.000000');
INSERT INTO "inbox" VALUES('$event21','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:21.000000');
INSERT INTO "inbox" VALUES('$event22','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:22.000000');
INSERT INTO "inbox" VALUES('$zwei900','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:01.000000');
INSERT INTO "inbox" VALUES('$zwei901','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:02.000000');
INSERT INTO "inbox" VALUES('$zwei902','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:03.000000');
INSERT INTO "inbox" VALUES('$zwei999','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:04.000000');
INSERT INTO "inbox" VALUES('$drei900','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:01.000000');
INSERT INTO "inbox" VALUES('$drei901','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:02.000000');
INSERT INTO "inbox" VALUES('$drei999','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:03.000000');
INSERT INTO "inbox" VALUES('$vier1','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:01.000000');
INSERT INTO "inbox" VALUES('$vier2','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:02.000000');
INSERT INTO "inbox" VALUES('$vier3','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:03.000000');
INSERT INTO "inbox" VALUES('$vier4','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:04.000000');
INSERT INTO "inbox" VALUES('$vier5','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:05.000000');
INSERT INTO "inbox" VALUES('$vier6','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:06.000000');
INSERT INTO "inbox" VALUES('$vier7','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:07.000000');
INSERT INTO "inbox" VALUES('$vier8','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:08.000000');
INSERT INTO "inbox" VALUES('$vier9','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:09.000000');
INSERT INTO "inbox" VALUES('$vier90','kreis','!direct-kreis-anna:localhost','@anna:localhost','2026-11-30 09:00:10.000000');
CREATE TABLE interests (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	listing_id INTEGER NOT NULL, 
	municipality VARCHAR NOT NULL, 
	user VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	source_event VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(listing_id) REFERENCES listings (id) ON DELETE CASCADE, 
	UNIQUE (listing_id, municipality, user)
);
INSERT INTO "interests" VALUES(1,'kreis',1,'Borchen','@anna:localhost','Gern am Montag','2026-11-30 09:00:06.000000','$event6');
CREATE TABLE listings (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	municipality VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	contact VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	topics VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	opens DATE, 
	closes DATE, 
	until DATE NOT NULL, 
	permanent BOOLEAN NOT NULL, 
	status VARCHAR NOT NULL, 
	hidden BOOLEAN NOT NULL, 
	partner VARCHAR NOT NULL, 
	outcome VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	asked_at DATETIME, 
	source_event VARCHAR, 
	revision INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (region, number)
);
INSERT INTO "listings" VALUES(1,'kreis',1,'offer','Büren','@bernd:localhost','','Anbau-Häcksler mit Fahrer','','bauhof','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:04.000000',NULL,NULL,'$event4',1);
INSERT INTO "listings" VALUES(2,'kreis',2,'need','Borchen','@anna:localhost','','Häcksler','mit Fahrer wäre schön','bauhof','','2026-12-07','2026-12-11','2026-12-11',0,'open',0,'','','2026-11-30 09:00:05.000000',NULL,NULL,'$event5',1);
INSERT INTO "listings" VALUES(3,'kreis',3,'need','Büren','@bernd:localhost','','Räume','','','',NULL,NULL,'2026-12-30',0,'done',0,'Borchen','gut','2026-11-30 09:00:08.000000','2026-11-30 09:00:09.000000',NULL,'$event8',2);
INSERT INTO "listings" VALUES(4,'anderswo',1,'need','','@carla:localhost','','Zelt','','','',NULL,NULL,'2026-12-30',0,'open',0,'','','2026-11-30 09:00:10.000000',NULL,NULL,'$event10',1);
INSERT INTO "listings" VALUES(5,'kreis',4,'offer','','@dieter:localhost','','Sache 0','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:11.000000',NULL,NULL,'$event11',1);
INSERT INTO "listings" VALUES(6,'kreis',5,'offer','','@dieter:localhost','','Sache 1','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:12.000000',NULL,NULL,'$event12',1);
INSERT INTO "listings" VALUES(7,'kreis',6,'offer','','@dieter:localhost','','Sache 2','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:13.000000',NULL,NULL,'$event13',1);
INSERT INTO "listings" VALUES(8,'kreis',7,'offer','','@dieter:localhost','','Sache 3','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:14.000000',NULL,NULL,'$event14',1);
INSERT INTO "listings" VALUES(9,'kreis',8,'offer','','@dieter:localhost','','Sache 4','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:15.000000',NULL,NULL,'$event15',1);
INSERT INTO "listings" VALUES(10,'kreis',9,'offer','','@dieter:localhost','','Sache 5','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:16.000000',NULL,NULL,'$event16',1);
INSERT INTO "listings" VALUES(11,'kreis',10,'offer','','@dieter:localhost','','Sache 6','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:17.000000',NULL,NULL,'$event17',1);
INSERT INTO "listings" VALUES(12,'kreis',11,'offer','','@dieter:localhost','','Sache 7','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:18.000000',NULL,NULL,'$event18',1);
INSERT INTO "listings" VALUES(13,'kreis',12,'offer','','@dieter:localhost','','Sache 8','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:19.000000',NULL,NULL,'$event19',1);
INSERT INTO "listings" VALUES(14,'kreis',13,'offer','','@dieter:localhost','','Sache 9','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:20.000000',NULL,NULL,'$event20',1);
INSERT INTO "listings" VALUES(15,'kreis',14,'offer','','@dieter:localhost','','Sache 10','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:21.000000',NULL,NULL,'$event21',1);
CREATE TABLE meetups (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	municipality VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	topics VARCHAR NOT NULL, 
	start VARCHAR NOT NULL, 
	"end" VARCHAR NOT NULL, 
	rrule VARCHAR NOT NULL, 
	exclude VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	online BOOLEAN NOT NULL, 
	host VARCHAR NOT NULL, 
	current VARCHAR NOT NULL, 
	next_at DATETIME, 
	hidden BOOLEAN NOT NULL, 
	status VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	uid VARCHAR NOT NULL, 
	sequence INTEGER NOT NULL, 
	leads VARCHAR, 
	poll INTEGER, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	source_event VARCHAR, 
	revision INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (region, number)
);
INSERT INTO "meetups" VALUES(1,'kreis',19,'','@dieter:localhost','!paten:localhost','Stammtisch','','','2026-12-02T10:00','','FREQ=MONTHLY;BYDAY=1WE','','Rathaus Büren',0,'Büren','2026-12-02T10:00','2026-12-02 09:00:00.000000',0,'open','','3c0e3fc4-84d1-4107-8f68-c012dcfa937b@patenbot',0,NULL,NULL,'2026-11-30 09:00:01.000000','2026-11-30 09:00:01.000000',NULL,'$vier1',1);
CREATE TABLE megolm_sessions (
	room_id VARCHAR NOT NULL, 
	session_id VARCHAR NOT NULL, 
	sender VARCHAR NOT NULL, 
	sender_key VARCHAR NOT NULL, 
	signing_key VARCHAR NOT NULL, 
	pickle VARCHAR NOT NULL, 
	first_index INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	PRIMARY KEY (room_id, session_id)
);
INSERT INTO "megolm_sessions" VALUES('!kreis:localhost','session','@anna:localhost','curve','signing','pickle',0,'2026-11-30 09:00:00.000000');
CREATE TABLE members (
	room_id VARCHAR NOT NULL, 
	user VARCHAR NOT NULL, 
	region VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	PRIMARY KEY (room_id, user)
);
INSERT INTO "members" VALUES('!paten:localhost','@anna:localhost','kreis','Anna Schmidt');
INSERT INTO "members" VALUES('!paten:localhost','@bernd:localhost','kreis','Bernd Bau');
INSERT INTO "members" VALUES('!paten:localhost','@carla:localhost','kreis','Carla');
INSERT INTO "members" VALUES('!paten:localhost','@dieter:localhost','kreis','');
INSERT INTO "members" VALUES('!paten:localhost','@geschaeftsstelle:localhost','kreis','Geschäftsstelle');
INSERT INTO "members" VALUES('!zweiter:localhost','@carla:localhost','kreis','');
INSERT INTO "members" VALUES('!andere:localhost','@carla:localhost','anderswo','Carla');
CREATE TABLE notices (
	region VARCHAR NOT NULL, 
	user VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	waiting BOOLEAN NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (region, user, number)
);
CREATE TABLE occurrences (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	meetup_id INTEGER NOT NULL, 
	original VARCHAR NOT NULL, 
	start VARCHAR NOT NULL, 
	"end" VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	host VARCHAR NOT NULL, 
	cancelled BOOLEAN NOT NULL, 
	record VARCHAR NOT NULL, 
	asked DATE, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meetup_id) REFERENCES meetups (id) ON DELETE CASCADE, 
	UNIQUE (meetup_id, original)
);
CREATE TABLE olm_accounts (
	device_id VARCHAR NOT NULL, 
	user_id VARCHAR NOT NULL, 
	pickle VARCHAR NOT NULL, 
	published BOOLEAN NOT NULL, 
	step INTEGER NOT NULL, 
	PRIMARY KEY (device_id)
);
INSERT INTO "olm_accounts" VALUES('DEVICE','@patenbot:localhost','pickle',1,3);
CREATE TABLE olm_sessions (
	session_id VARCHAR NOT NULL, 
	sender_key VARCHAR NOT NULL, 
	pickle VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	used_at DATETIME NOT NULL, 
	PRIMARY KEY (session_id)
);
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	priority INTEGER NOT NULL, 
	type VARCHAR NOT NULL, 
	content VARCHAR NOT NULL, 
	txn_id VARCHAR NOT NULL, 
	target INTEGER, 
	answers VARCHAR, 
	item INTEGER, 
	ref VARCHAR, 
	language VARCHAR NOT NULL, 
	not_before DATETIME NOT NULL, 
	created_at DATETIME NOT NULL, 
	attempts INTEGER NOT NULL, 
	error VARCHAR NOT NULL, 
	event_id VARCHAR, 
	sent_at DATETIME, 
	dead_at DATETIME, 
	PRIMARY KEY (id), 
	UNIQUE (txn_id)
);
INSERT INTO "outbox" VALUES(1,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "Willkommen: Ihr sprecht jetzt als Pate für Borchen. Falsch? !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "Willkommen: Ihr sprecht jetzt als Pate für <strong>Borchen</strong>. Falsch? <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event1"}}}','9b77fec349226f3dd71dd70d',NULL,'$event1',NULL,NULL,'de','2026-11-30 09:00:01.000000','2026-11-30 09:00:01.000000',0,'','$bot1','2026-11-30 09:00:01.000000',NULL);
INSERT INTO "outbox" VALUES(2,'kreis','direct:@anna:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "Hallo, ich bin der Bot für Kreis Paderborn (Beispiel). Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.\nEtwas suchen: !suche Häcksler für nächste Woche #bauhof\nEtwas bieten: !biete Anbau-Häcksler mit Fahrer #bauhof\nNachsehen, was offen ist: !liste\nMehr dazu: !hilfe. In diesem Chat geht es auch ohne Ausrufezeichen.\nWas ich über euch speichere, zeigt !meine-daten; !vergiss-mich löscht es.", "format": "org.matrix.custom.html", "formatted_body": "Hallo, ich bin der Bot für Kreis Paderborn (Beispiel). Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.<br />\nEtwas suchen: <code>!suche Häcksler für nächste Woche #bauhof</code><br />\nEtwas bieten: <code>!biete Anbau-Häcksler mit Fahrer #bauhof</code><br />\nNachsehen, was offen ist: <code>!liste</code><br />\nMehr dazu: <code>!hilfe</code>. In diesem Chat geht es auch ohne Ausrufezeichen.<br />\nWas ich über euch speichere, zeigt <code>!meine-daten</code>; <code>!vergiss-mich</code> löscht es.", "m.mentions": {}}','9ddd757e4fb9dcf4bcb89c29',NULL,NULL,NULL,NULL,'de','2026-11-30 09:00:01.000000','2026-11-30 09:00:01.000000',0,'','$bot2','2026-11-30 09:00:01.000000',NULL);
INSERT INTO "outbox" VALUES(3,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "Willkommen: Ihr sprecht jetzt als Pate für Büren. Falsch? !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "Willkommen: Ihr sprecht jetzt als Pate für <strong>Büren</strong>. Falsch? <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event2"}}}','ad4d040d7484270e230dc4d7',NULL,'$event2',NULL,NULL,'de','2026-11-30 09:00:02.000000','2026-11-30 09:00:02.000000',0,'','$bot3','2026-11-30 09:00:02.000000',NULL);
INSERT INTO "outbox" VALUES(4,'kreis','direct:@bernd:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "Hallo, ich bin der Bot für Kreis Paderborn (Beispiel). Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.\nEtwas suchen: !suche Häcksler für nächste Woche #bauhof\nEtwas bieten: !biete Anbau-Häcksler mit Fahrer #bauhof\nNachsehen, was offen ist: !liste\nMehr dazu: !hilfe. In diesem Chat geht es auch ohne Ausrufezeichen.\nWas ich über euch speichere, zeigt !meine-daten; !vergiss-mich löscht es.", "format": "org.matrix.custom.html", "formatted_body": "Hallo, ich bin der Bot für Kreis Paderborn (Beispiel). Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.<br />\nEtwas suchen: <code>!suche Häcksler für nächste Woche #bauhof</code><br />\nEtwas bieten: <code>!biete Anbau-Häcksler mit Fahrer #bauhof</code><br />\nNachsehen, was offen ist: <code>!liste</code><br />\nMehr dazu: <code>!hilfe</code>. In diesem Chat geht es auch ohne Ausrufezeichen.<br />\nWas ich über euch speichere, zeigt <code>!meine-daten</code>; <code>!vergiss-mich</code> löscht es.", "m.mentions": {}}','eb06987ab5d0b042f9cab0ed',NULL,NULL,NULL,NULL,'de','2026-11-30 09:00:02.000000','2026-11-30 09:00:02.000000',0,'','$bot4','2026-11-30 09:00:02.000000',NULL);
INSERT INTO "outbox" VALUES(5,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "Abwesend bis Di 12.1.2027. !da beendet das vorher.\nFür welche Kommune sprecht ihr? !ich Altenbeken", "format": "org.matrix.custom.html", "formatted_body": "Abwesend bis Di 12.1.2027. <code>!da</code> beendet das vorher.<br />\nFür welche Kommune sprecht ihr? <code>!ich Altenbeken</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event3"}}}','f2b87ed5a2dbabde7d89fa29',NULL,'$event3',NULL,NULL,'de','2026-11-30 09:00:03.000000','2026-11-30 09:00:03.000000',0,'','$bot5','2026-11-30 09:00:03.000000',NULL);
INSERT INTO "outbox" VALUES(6,'kreis','direct:@carla:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "Hallo, ich bin der Bot für Kreis Paderborn (Beispiel). Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.\nEtwas suchen: !suche Häcksler für nächste Woche #bauhof\nEtwas bieten: !biete Anbau-Häcksler mit Fahrer #bauhof\nNachsehen, was offen ist: !liste\nMehr dazu: !hilfe. In diesem Chat geht es auch ohne Ausrufezeichen.\nWas ich über euch speichere, zeigt !meine-daten; !vergiss-mich löscht es.", "format": "org.matrix.custom.html", "formatted_body": "Hallo, ich bin der Bot für Kreis Paderborn (Beispiel). Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.<br />\nEtwas suchen: <code>!suche Häcksler für nächste Woche #bauhof</code><br />\nEtwas bieten: <code>!biete Anbau-Häcksler mit Fahrer #bauhof</code><br />\nNachsehen, was offen ist: <code>!liste</code><br />\nMehr dazu: <code>!hilfe</code>. In diesem Chat geht es auch ohne Ausrufezeichen.<br />\nWas ich über euch speichere, zeigt <code>!meine-daten</code>; <code>!vergiss-mich</code> löscht es.", "m.mentions": {}}','2b391cd59a6d384cf8cd3758',NULL,NULL,NULL,NULL,'de','2026-11-30 09:00:03.000000','2026-11-30 09:00:03.000000',0,'','$bot6','2026-11-30 09:00:03.000000',NULL);
INSERT INTO "outbox" VALUES(7,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B1 · Büren bietet: Anbau-Häcksler mit Fahrer\noffen bis Sa 29.5.2027 · #bauhof\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B1 · Büren bietet:</strong> Anbau-Häcksler mit Fahrer<br />\noffen bis Sa 29.5.2027 · <code>#bauhof</code><br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event4"}}}','ede8c247f87ccc55b72adb41',NULL,'$event4',1,'card:1','de','2026-11-30 09:00:04.000000','2026-11-30 09:00:04.000000',0,'','$bot7','2026-11-30 09:00:04.000000',NULL);
INSERT INTO "outbox" VALUES(8,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "S2 · Borchen sucht: Häcksler\nmit Fahrer wäre schön\nMo 7.12. – Fr 11.12. · #bauhof\nPasst vielleicht: B1 Büren bietet „Anbau-Häcksler mit Fahrer“\n👍 wir können helfen · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>S2 · Borchen sucht:</strong> Häcksler<br />\nmit Fahrer wäre schön<br />\nMo 7.12. – Fr 11.12. · <code>#bauhof</code><br />\nPasst vielleicht: <strong>B1</strong> Büren bietet „Anbau-Häcksler mit Fahrer“<br />\n👍 wir können helfen · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event5"}}}','178cdc14f4055fc997959390',NULL,'$event5',2,'card:2','de','2026-11-30 09:00:05.000000','2026-11-30 09:00:05.000000',0,'','$bot8','2026-11-30 09:00:05.000000',NULL);
INSERT INTO "outbox" VALUES(9,'kreis','!direct-kreis-bernd:localhost',2,'m.room.message','{"msgtype": "m.notice", "body": "Zu eurem Eintrag B1 Büren bietet „Anbau-Häcksler mit Fahrer“ passt vielleicht: S2 Borchen sucht „Häcksler“. Mit 👍 auf dieser Nachricht oder !interesse S2 erfährt es die andere Seite.", "format": "org.matrix.custom.html", "formatted_body": "Zu eurem Eintrag <strong>B1</strong> Büren bietet „Anbau-Häcksler mit Fahrer“ passt vielleicht: <strong>S2</strong> Borchen sucht „Häcksler“. Mit 👍 auf dieser Nachricht oder <code>!interesse S2</code> erfährt es die andere Seite.", "m.mentions": {}}','1e71f35684cf838cd51d9692',NULL,NULL,2,NULL,'de','2026-11-30 09:00:05.000000','2026-11-30 09:00:05.000000',0,'','$bot9','2026-11-30 09:00:05.000000',NULL);
INSERT INTO "outbox" VALUES(10,'kreis','!paten:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "* B1 · Büren bietet: Anbau-Häcksler mit Fahrer\noffen bis Sa 29.5.2027 · #bauhof\n🤝 Eine Kommune kann helfen: Borchen\nPasst vielleicht: S2 Borchen sucht „Häcksler“\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "m.mentions": {}, "m.new_content": {"msgtype": "m.notice", "body": "B1 · Büren bietet: Anbau-Häcksler mit Fahrer\noffen bis Sa 29.5.2027 · #bauhof\n🤝 Eine Kommune kann helfen: Borchen\nPasst vielleicht: S2 Borchen sucht „Häcksler“\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B1 · Büren bietet:</strong> Anbau-Häcksler mit Fahrer<br />\noffen bis Sa 29.5.2027 · <code>#bauhof</code><br />\n🤝 Eine Kommune kann helfen: Borchen<br />\nPasst vielleicht: <strong>S2</strong> Borchen sucht „Häcksler“<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}}}','8b490c7e066d23589d28df99',7,NULL,NULL,NULL,'','2026-11-30 09:00:06.000000','2026-11-30 09:00:06.000000',0,'','$bot12','2026-11-30 09:00:06.000000',NULL);
INSERT INTO "outbox" VALUES(11,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "Danke! Büren weiß Bescheid (B1). Ansprechperson: Bernd Bau. Direkter Draht: @bernd:localhost", "format": "org.matrix.custom.html", "formatted_body": "Danke! Büren weiß Bescheid (B1). Ansprechperson: Bernd Bau. Direkter Draht: @bernd:localhost", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event6"}}}','e7e8496020a6a4a2e7800434',NULL,'$event6',1,NULL,'de','2026-11-30 09:00:06.000000','2026-11-30 09:00:06.000000',0,'','$bot10','2026-11-30 09:00:06.000000',NULL);
INSERT INTO "outbox" VALUES(12,'kreis','!direct-kreis-bernd:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "Anna Schmidt (Borchen) hat Interesse an B1 „Anbau-Häcksler mit Fahrer“. Direkter Draht: @anna:localhost\nDazu: Gern am Montag", "format": "org.matrix.custom.html", "formatted_body": "Anna Schmidt (Borchen) hat Interesse an <strong>B1</strong> „Anbau-Häcksler mit Fahrer“. Direkter Draht: @anna:localhost<br />\nDazu: Gern am Montag", "m.mentions": {}}','75b15992707138601923401e',NULL,NULL,1,NULL,'de','2026-11-30 09:00:06.000000','2026-11-30 09:00:06.000000',0,'','$bot11','2026-11-30 09:00:06.000000',NULL);
INSERT INTO "outbox" VALUES(13,'kreis','!paten:localhost',1,'m.reaction','{"m.relates_to": {"rel_type": "m.annotation", "event_id": "$event7", "key": "📌"}}','3f93bd04eefcafd5c411c060',NULL,NULL,NULL,NULL,'','2026-11-30 09:00:07.000000','2026-11-30 09:00:07.000000',0,'','$bot13','2026-11-30 09:00:07.000000',NULL);
INSERT INTO "outbox" VALUES(14,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "S3 · Büren sucht: Räume\noffen bis Mi 30.12.\n👍 wir können helfen · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>S3 · Büren sucht:</strong> Räume<br />\noffen bis Mi 30.12.<br />\n👍 wir können helfen · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event8"}}}','24439b2a622ee59b42e55aed',NULL,'$event8',3,'card:3','de','2026-11-30 09:00:08.000000','2026-11-30 09:00:08.000000',0,'','$bot14','2026-11-30 09:00:08.000000',NULL);
INSERT INTO "outbox" VALUES(15,'kreis','!paten:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "* S3 · Büren sucht: Räume\n✅ Erledigt mit Borchen: gut", "m.mentions": {}, "m.new_content": {"msgtype": "m.notice", "body": "S3 · Büren sucht: Räume\n✅ Erledigt mit Borchen: gut", "format": "org.matrix.custom.html", "formatted_body": "<s><strong>S3 · Büren sucht:</strong> Räume</s><br />\n✅ Erledigt mit Borchen: gut", "m.mentions": {}}}','aaa54b347792dc608322883e',14,NULL,NULL,NULL,'','2026-11-30 09:00:09.000000','2026-11-30 09:00:09.000000',0,'','$bot16','2026-11-30 09:00:09.000000',NULL);
INSERT INTO "outbox" VALUES(16,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "S3 ist erledigt. Danke fürs Bescheidgeben.", "format": "org.matrix.custom.html", "formatted_body": "<strong>S3</strong> ist erledigt. Danke fürs Bescheidgeben.", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event9"}}}','33ed6d3c96be05a6b9cc40dd',NULL,'$event9',3,NULL,'de','2026-11-30 09:00:09.000000','2026-11-30 09:00:09.000000',0,'','$bot15','2026-11-30 09:00:09.000000',NULL);
INSERT INTO "outbox" VALUES(17,'anderswo','!andere:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "S1 · Carla sucht: Zelt\noffen bis Mi 30.12.\n👍 wir können helfen · ✏️ Nachricht bearbeiten · !rückgängig\nFür welche Kommune sprecht ihr? !ich Borchen", "format": "org.matrix.custom.html", "formatted_body": "<strong>S1 · Carla sucht:</strong> Zelt<br />\noffen bis Mi 30.12.<br />\n👍 wir können helfen · ✏️ Nachricht bearbeiten · <code>!rückgängig</code><br />\nFür welche Kommune sprecht ihr? <code>!ich Borchen</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event10"}}}','cdc0b3ce54df9e0bfdad990b',NULL,'$event10',1,'card:1','de','2026-11-30 09:00:10.000000','2026-11-30 09:00:10.000000',0,'','$bot17','2026-11-30 09:00:10.000000',NULL);
INSERT INTO "outbox" VALUES(18,'anderswo','direct:@carla:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "Hallo, ich bin der Bot für Anderswo. Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.\nEtwas suchen: !suche Häcksler für nächste Woche #bauhof\nEtwas bieten: !biete Anbau-Häcksler mit Fahrer #bauhof\nNachsehen, was offen ist: !liste\nMehr dazu: !hilfe. In diesem Chat geht es auch ohne Ausrufezeichen.\nWas ich über euch speichere, zeigt !meine-daten; !vergiss-mich löscht es.", "format": "org.matrix.custom.html", "formatted_body": "Hallo, ich bin der Bot für Anderswo. Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.<br />\nEtwas suchen: <code>!suche Häcksler für nächste Woche #bauhof</code><br />\nEtwas bieten: <code>!biete Anbau-Häcksler mit Fahrer #bauhof</code><br />\nNachsehen, was offen ist: <code>!liste</code><br />\nMehr dazu: <code>!hilfe</code>. In diesem Chat geht es auch ohne Ausrufezeichen.<br />\nWas ich über euch speichere, zeigt <code>!meine-daten</code>; <code>!vergiss-mich</code> löscht es.", "m.mentions": {}}','ff17fb8314e6ec56b0760ec8',NULL,NULL,NULL,NULL,'de','2026-11-30 09:00:10.000000','2026-11-30 09:00:10.000000',0,'','$bot18','2026-11-30 09:00:10.000000',NULL);
INSERT INTO "outbox" VALUES(19,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B4 · dieter bietet: Sache 0\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig\nFür welche Kommune sprecht ihr? !ich Altenbeken", "format": "org.matrix.custom.html", "formatted_body": "<strong>B4 · dieter bietet:</strong> Sache 0<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code><br />\nFür welche Kommune sprecht ihr? <code>!ich Altenbeken</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event11"}}}','09c427aca49aa12136721d54',NULL,'$event11',4,'card:4','de','2026-11-30 09:00:11.000000','2026-11-30 09:00:11.000000',0,'','$bot19','2026-11-30 09:00:11.000000',NULL);
INSERT INTO "outbox" VALUES(20,'kreis','direct:@dieter:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "Hallo, ich bin der Bot für Kreis Paderborn (Beispiel). Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.\nEtwas suchen: !suche Häcksler für nächste Woche #bauhof\nEtwas bieten: !biete Anbau-Häcksler mit Fahrer #bauhof\nNachsehen, was offen ist: !liste\nMehr dazu: !hilfe. In diesem Chat geht es auch ohne Ausrufezeichen.\nWas ich über euch speichere, zeigt !meine-daten; !vergiss-mich löscht es.", "format": "org.matrix.custom.html", "formatted_body": "Hallo, ich bin der Bot für Kreis Paderborn (Beispiel). Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.<br />\nEtwas suchen: <code>!suche Häcksler für nächste Woche #bauhof</code><br />\nEtwas bieten: <code>!biete Anbau-Häcksler mit Fahrer #bauhof</code><br />\nNachsehen, was offen ist: <code>!liste</code><br />\nMehr dazu: <code>!hilfe</code>. In diesem Chat geht es auch ohne Ausrufezeichen.<br />\nWas ich über euch speichere, zeigt <code>!meine-daten</code>; <code>!vergiss-mich</code> löscht es.", "m.mentions": {}}','6ffb8cb51459bb158e8fbb78',NULL,NULL,NULL,NULL,'de','2026-11-30 09:00:11.000000','2026-11-30 09:00:11.000000',0,'','$bot20','2026-11-30 09:00:11.000000',NULL);
INSERT INTO "outbox" VALUES(21,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B5 · dieter bietet: Sache 1\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B5 · dieter bietet:</strong> Sache 1<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event12"}}}','66b8ebb06a74ae6813ed0f91',NULL,'$event12',5,'card:5','de','2026-11-30 09:00:12.000000','2026-11-30 09:00:12.000000',0,'','$bot21','2026-11-30 09:00:12.000000',NULL);
INSERT INTO "outbox" VALUES(22,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B6 · dieter bietet: Sache 2\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B6 · dieter bietet:</strong> Sache 2<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event13"}}}','73758bd92b8eb32c5cbee1b1',NULL,'$event13',6,'card:6','de','2026-11-30 09:00:13.000000','2026-11-30 09:00:13.000000',0,'','$bot22','2026-11-30 09:00:13.000000',NULL);
INSERT INTO "outbox" VALUES(23,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B7 · dieter bietet: Sache 3\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B7 · dieter bietet:</strong> Sache 3<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event14"}}}','d8673e257681a9a671e75928',NULL,'$event14',7,'card:7','de','2026-11-30 09:00:14.000000','2026-11-30 09:00:14.000000',0,'','$bot23','2026-11-30 09:00:14.000000',NULL);
INSERT INTO "outbox" VALUES(24,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B8 · dieter bietet: Sache 4\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B8 · dieter bietet:</strong> Sache 4<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event15"}}}','0e2882bf6a1a2611857e8abd',NULL,'$event15',8,'card:8','de','2026-11-30 09:00:15.000000','2026-11-30 09:00:15.000000',0,'','$bot24','2026-11-30 09:00:15.000000',NULL);
INSERT INTO "outbox" VALUES(25,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B9 · dieter bietet: Sache 5\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B9 · dieter bietet:</strong> Sache 5<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event16"}}}','39ade4213540b89ef9128997',NULL,'$event16',9,'card:9','de','2026-11-30 09:00:16.000000','2026-11-30 09:00:16.000000',0,'','$bot25','2026-11-30 09:00:16.000000',NULL);
INSERT INTO "outbox" VALUES(26,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B10 · dieter bietet: Sache 6\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B10 · dieter bietet:</strong> Sache 6<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event17"}}}','6c1c1d75344e6d7ede2b7eae',NULL,'$event17',10,'card:10','de','2026-11-30 09:00:17.000000','2026-11-30 09:00:17.000000',0,'','$bot26','2026-11-30 09:00:17.000000',NULL);
INSERT INTO "outbox" VALUES(27,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B11 · dieter bietet: Sache 7\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B11 · dieter bietet:</strong> Sache 7<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event18"}}}','4654bd8cd7e7df23bd78326e',NULL,'$event18',11,'card:11','de','2026-11-30 09:00:18.000000','2026-11-30 09:00:18.000000',0,'','$bot27','2026-11-30 09:00:18.000000',NULL);
INSERT INTO "outbox" VALUES(28,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B12 · dieter bietet: Sache 8\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B12 · dieter bietet:</strong> Sache 8<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event19"}}}','ae003993e598de1bfb0d3479',NULL,'$event19',12,'card:12','de','2026-11-30 09:00:19.000000','2026-11-30 09:00:19.000000',0,'','$bot28','2026-11-30 09:00:19.000000',NULL);
INSERT INTO "outbox" VALUES(29,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B13 · dieter bietet: Sache 9\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B13 · dieter bietet:</strong> Sache 9<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event20"}}}','654c18543135062a763749ef',NULL,'$event20',13,'card:13','de','2026-11-30 09:00:20.000000','2026-11-30 09:00:20.000000',0,'','$bot29','2026-11-30 09:00:20.000000',NULL);
INSERT INTO "outbox" VALUES(30,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B14 · dieter bietet: Sache 10\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B14 · dieter bietet:</strong> Sache 10<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event21"}}}','0d1e5481cc90fbf1e4f48aa3',NULL,'$event21',14,'card:14','de','2026-11-30 09:00:21.000000','2026-11-30 09:00:21.000000',0,'','$bot30','2026-11-30 09:00:21.000000',NULL);
INSERT INTO "outbox" VALUES(31,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "- B14 dieter bietet „Sache 10“ · offen bis Sa 29.5.2027\n- B13 dieter bietet „Sache 9“ · offen bis Sa 29.5.2027\n- B12 dieter bietet „Sache 8“ · offen bis Sa 29.5.2027\n- B11 dieter bietet „Sache 7“ · offen bis Sa 29.5.2027\n- B10 dieter bietet „Sache 6“ · offen bis Sa 29.5.2027\n- B9 dieter bietet „Sache 5“ · offen bis Sa 29.5.2027\n- B8 dieter bietet „Sache 4“ · offen bis Sa 29.5.2027\n- B7 dieter bietet „Sache 3“ · offen bis Sa 29.5.2027\n- B6 dieter bietet „Sache 2“ · offen bis Sa 29.5.2027\n… und 4 weitere: !mehr", "format": "org.matrix.custom.html", "formatted_body": "<ul>\n<li><strong>B14</strong> dieter bietet „Sache 10“ · offen bis Sa 29.5.2027</li>\n<li><strong>B13</strong> dieter bietet „Sache 9“ · offen bis Sa 29.5.2027</li>\n<li><strong>B12</strong> dieter bietet „Sache 8“ · offen bis Sa 29.5.2027</li>\n<li><strong>B11</strong> dieter bietet „Sache 7“ · offen bis Sa 29.5.2027</li>\n<li><strong>B10</strong> dieter bietet „Sache 6“ · offen bis Sa 29.5.2027</li>\n<li><strong>B9</strong> dieter bietet „Sache 5“ · offen bis Sa 29.5.2027</li>\n<li><strong>B8</strong> dieter bietet „Sache 4“ · offen bis Sa 29.5.2027</li>\n<li><strong>B7</strong> dieter bietet „Sache 3“ · offen bis Sa 29.5.2027</li>\n<li><strong>B6</strong> dieter bietet „Sache 2“ · offen bis Sa 29.5.2027</li>\n</ul>\n<p>… und 4 weitere: <code>!mehr</code></p>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event22"}}}','be8326f8d333b31783a64c15',NULL,'$event22',NULL,NULL,'de','2026-11-30 09:00:22.000000','2026-11-30 09:00:22.000000',0,'','$bot31','2026-11-30 09:00:22.000000',NULL);
INSERT INTO "outbox" VALUES(32,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "W15 · Borchen kann: Vergaberecht\nauch EU-weit\nspezialisiert · #vergabe\n✅ stimmt · ❌ stimmt nicht mehr · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>W15 · Borchen kann:</strong> Vergaberecht<br />\nauch EU-weit<br />\nspezialisiert · <code>#vergabe</code><br />\n✅ stimmt · ❌ stimmt nicht mehr · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$zwei900"}}}','fb1a31ac3a3a7aaa86b85d8b',NULL,'$zwei900',15,'card:15','de','2026-11-30 09:00:01.000000','2026-11-30 09:00:01.000000',0,'','$bot1','2026-11-30 09:00:01.000000',NULL);
INSERT INTO "outbox" VALUES(33,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "F16 · Borchen fragt: Wer hat eine Vorlage für Hallenordnungen?\n💬 auf diese Karte antworten oder !antwort F16 … · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>F16 · Borchen fragt:</strong> Wer hat eine Vorlage für Hallenordnungen?<br />\n💬 auf diese Karte antworten oder <code>!antwort F16 …</code> · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$zwei901"}}}','c412c393f0847fbdab31e8bb',NULL,'$zwei901',16,'card:16','de','2026-11-30 09:00:02.000000','2026-11-30 09:00:02.000000',0,'','$bot2','2026-11-30 09:00:02.000000',NULL);
INSERT INTO "outbox" VALUES(34,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "Abo #bauhof: Neues dazu kommt sofort in den Direktchat. Beenden: !abo aus #bauhof", "format": "org.matrix.custom.html", "formatted_body": "Abo <code>#bauhof</code>: Neues dazu kommt sofort in den Direktchat. Beenden: <code>!abo aus #bauhof</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$zwei902"}}}','3f87f0aa6d98b8452f6247b5',NULL,'$zwei902',NULL,NULL,'de','2026-11-30 09:00:03.000000','2026-11-30 09:00:03.000000',0,'','$bot3','2026-11-30 09:00:03.000000',NULL);
INSERT INTO "outbox" VALUES(35,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "Das Wichtigste:\n- !suche Häcksler für nächste Woche #bauhof – Ein Gesuch ans Brett hängen\n- !biete Anbau-Häcksler mit Fahrer #bauhof – Ein Angebot ans Brett hängen\n- !liste – Offene Gesuche und Angebote, die neuesten zuerst\n- !interesse B13 Wir nehmen ihn am Donnerstag – Sagen, dass die eigene Kommune helfen kann oder Interesse hat\n- !wer Vergaberecht – Fragen, wer etwas kann\n- !hilfe – Hilfe, auch zu einem einzelnen Befehl\nAlles: !befehle · genauer: !hilfe suche", "format": "org.matrix.custom.html", "formatted_body": "<p><strong>Das Wichtigste:</strong></p>\n<ul>\n<li><code>!suche Häcksler für nächste Woche #bauhof</code> – Ein Gesuch ans Brett hängen</li>\n<li><code>!biete Anbau-Häcksler mit Fahrer #bauhof</code> – Ein Angebot ans Brett hängen</li>\n<li><code>!liste</code> – Offene Gesuche und Angebote, die neuesten zuerst</li>\n<li><code>!interesse B13 Wir nehmen ihn am Donnerstag</code> – Sagen, dass die eigene Kommune helfen kann oder Interesse hat</li>\n<li><code>!wer Vergaberecht</code> – Fragen, wer etwas kann</li>\n<li><code>!hilfe</code> – Hilfe, auch zu einem einzelnen Befehl</li>\n</ul>\n<p>Alles: <code>!befehle</code> · genauer: <code>!hilfe suche</code></p>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$zwei999"}}}','e8d15c34b9b10e5a3de51bd8',NULL,'$zwei999',NULL,NULL,'de','2026-11-30 09:00:04.000000','2026-11-30 09:00:04.000000',0,'','$bot4','2026-11-30 09:00:04.000000',NULL);
INSERT INTO "outbox" VALUES(36,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "⏰ E17 · Hier im Raum am Mi 2.12., 09:00 Uhr: die Unterlagen\nNicht mehr nötig: !zurückziehen E17 · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "⏰ <strong>E17</strong> · Hier im Raum am Mi 2.12., 09:00 Uhr: die Unterlagen<br />\nNicht mehr nötig: <code>!zurückziehen E17</code> · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$drei900"}}}','41baa7fbf283fd5ae96f4b8f',NULL,'$drei900',17,'reminder:17','de','2026-11-30 09:00:01.000000','2026-11-30 09:00:01.000000',0,'','$bot1','2026-11-30 09:00:01.000000',NULL);
INSERT INTO "outbox" VALUES(37,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "⏰ E18 · Im Direktchat am Mo 7.12., 08:00 Uhr: den Wochenbericht\nDanach: Mo 14.12., 08:00 Uhr, Mo 21.12., 08:00 Uhr, Mo 28.12., 08:00 Uhr …\nNicht mehr nötig: !zurückziehen E18 · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "⏰ <strong>E18</strong> · Im Direktchat am Mo 7.12., 08:00 Uhr: den Wochenbericht<br />\nDanach: Mo 14.12., 08:00 Uhr, Mo 21.12., 08:00 Uhr, Mo 28.12., 08:00 Uhr …<br />\nNicht mehr nötig: <code>!zurückziehen E18</code> · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$drei901"}}}','0da1d79c296199336268907d',NULL,'$drei901',18,'reminder:18','de','2026-11-30 09:00:02.000000','2026-11-30 09:00:02.000000',0,'','$bot2','2026-11-30 09:00:02.000000',NULL);
INSERT INTO "outbox" VALUES(38,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "Das Wichtigste:\n- !suche Häcksler für nächste Woche #bauhof – Ein Gesuch ans Brett hängen\n- !biete Anbau-Häcksler mit Fahrer #bauhof – Ein Angebot ans Brett hängen\n- !liste – Offene Gesuche und Angebote, die neuesten zuerst\n- !interesse B13 Wir nehmen ihn am Donnerstag – Sagen, dass die eigene Kommune helfen kann oder Interesse hat\n- !wer Vergaberecht – Fragen, wer etwas kann\n- !hilfe – Hilfe, auch zu einem einzelnen Befehl\nAlles: !befehle · genauer: !hilfe suche", "format": "org.matrix.custom.html", "formatted_body": "<p><strong>Das Wichtigste:</strong></p>\n<ul>\n<li><code>!suche Häcksler für nächste Woche #bauhof</code> – Ein Gesuch ans Brett hängen</li>\n<li><code>!biete Anbau-Häcksler mit Fahrer #bauhof</code> – Ein Angebot ans Brett hängen</li>\n<li><code>!liste</code> – Offene Gesuche und Angebote, die neuesten zuerst</li>\n<li><code>!interesse B13 Wir nehmen ihn am Donnerstag</code> – Sagen, dass die eigene Kommune helfen kann oder Interesse hat</li>\n<li><code>!wer Vergaberecht</code> – Fragen, wer etwas kann</li>\n<li><code>!hilfe</code> – Hilfe, auch zu einem einzelnen Befehl</li>\n</ul>\n<p>Alles: <code>!befehle</code> · genauer: <code>!hilfe suche</code></p>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$drei999"}}}','de2053162d3b93b8d69ac95d',NULL,'$drei999',NULL,NULL,'de','2026-11-30 09:00:03.000000','2026-11-30 09:00:03.000000',0,'','$bot3','2026-11-30 09:00:03.000000',NULL);
INSERT INTO "outbox" VALUES(39,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "T19 · Stammtisch\nMi 2.12., 10:00 Uhr · Rathaus Büren\n🔁 Danach: Mi 6.1.2027, Mi 3.2.2027, Mi 3.3.2027\n✅ wir kommen · 🟡 vielleicht · ❌ nicht · !zusage T19 zu zweit · !tagesordnung T19 + Punkt", "format": "org.matrix.custom.html", "formatted_body": "<strong>T19 · Stammtisch</strong><br />\nMi 2.12., 10:00 Uhr · Rathaus Büren<br />\n🔁 Danach: Mi 6.1.2027, Mi 3.2.2027, Mi 3.3.2027<br />\n✅ wir kommen · 🟡 vielleicht · ❌ nicht · <code>!zusage T19 zu zweit</code> · <code>!tagesordnung T19 + Punkt</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$vier1"}}}','e03a664f8003faaafa5a3c1c',NULL,'$vier1',19,'card:19','de','2026-11-30 09:00:01.000000','2026-11-30 09:00:01.000000',0,'','$bot1','2026-11-30 09:00:01.000000',NULL);
INSERT INTO "outbox" VALUES(40,'kreis','!paten:localhost',1,'m.room.message','{"msgtype": "m.file", "body": "T19-Stammtisch.ics", "filename": "T19-Stammtisch.ics", "info": {"mimetype": "text/calendar", "size": 1271}, "m.mentions": {}, "url": "mxc://localhost/1"}','641dab6c79b0388b60575219',NULL,NULL,19,'file:19','de','2026-11-30 09:00:01.000000','2026-11-30 09:00:01.000000',0,'','$bot2','2026-11-30 09:00:01.000000',NULL);
INSERT INTO "outbox" VALUES(41,'kreis','!paten:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "* T19 · Stammtisch\nMi 2.12., 10:00 Uhr · Rathaus Büren\n🔁 Danach: Mi 6.1.2027, Mi 3.2.2027, Mi 3.3.2027\n✅ Dabei: Borchen (2) (zusammen 2 Personen)\n✅ wir kommen · 🟡 vielleicht · ❌ nicht · !zusage T19 zu zweit · !tagesordnung T19 + Punkt", "m.mentions": {}, "m.new_content": {"msgtype": "m.notice", "body": "T19 · Stammtisch\nMi 2.12., 10:00 Uhr · Rathaus Büren\n🔁 Danach: Mi 6.1.2027, Mi 3.2.2027, Mi 3.3.2027\n✅ Dabei: Borchen (2) (zusammen 2 Personen)\n✅ wir kommen · 🟡 vielleicht · ❌ nicht · !zusage T19 zu zweit · !tagesordnung T19 + Punkt", "format": "org.matrix.custom.html", "formatted_body": "<strong>T19 · Stammtisch</strong><br />\nMi 2.12., 10:00 Uhr · Rathaus Büren<br />\n🔁 Danach: Mi 6.1.2027, Mi 3.2.2027, Mi 3.3.2027<br />\n✅ Dabei: Borchen (2) (zusammen 2 Personen)<br />\n✅ wir kommen · 🟡 vielleicht · ❌ nicht · <code>!zusage T19 zu zweit</code> · <code>!tagesordnung T19 + Punkt</code>", "m.mentions": {}}}','a8e7c01fd6a67f7b88146349',39,NULL,NULL,NULL,'','2026-11-30 09:00:02.000000','2026-11-30 09:00:02.000000',0,'','$bot4','2026-11-30 09:00:02.000000',NULL);
INSERT INTO "outbox" VALUES(42,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "✅ Borchen kommt zu T19, mit 2 Personen. (Mi 2.12., 10:00 Uhr)", "format": "org.matrix.custom.html", "formatted_body": "✅ Borchen kommt zu T19, mit 2 Personen. (Mi 2.12., 10:00 Uhr)", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$vier2"}}}','5d7bb7cf229854fd7d05ff8e',NULL,'$vier2',19,'meetup:19:2026-12-02T10:00','de','2026-11-30 09:00:02.000000','2026-11-30 09:00:02.000000',0,'','$bot3','2026-11-30 09:00:02.000000',NULL);
INSERT INTO "outbox" VALUES(43,'kreis','!paten:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "* T19 · Stammtisch\nMi 2.12., 10:00 Uhr · Rathaus Büren\n🔁 Danach: Mi 6.1.2027, Mi 3.2.2027, Mi 3.3.2027\n✅ Dabei: Borchen (2) (zusammen 2 Personen)\nTagesordnung:\n1. Streusalz\n✅ wir kommen · 🟡 vielleicht · ❌ nicht · !zusage T19 zu zweit · !tagesordnung T19 + Punkt", "m.mentions": {}, "m.new_content": {"msgtype": "m.notice", "body": "T19 · Stammtisch\nMi 2.12., 10:00 Uhr · Rathaus Büren\n🔁 Danach: Mi 6.1.2027, Mi 3.2.2027, Mi 3.3.2027\n✅ Dabei: Borchen (2) (zusammen 2 Personen)\nTagesordnung:\n1. Streusalz\n✅ wir kommen · 🟡 vielleicht · ❌ nicht · !zusage T19 zu zweit · !tagesordnung T19 + Punkt", "format": "org.matrix.custom.html", "formatted_body": "<strong>T19 · Stammtisch</strong><br />\nMi 2.12., 10:00 Uhr · Rathaus Büren<br />\n🔁 Danach: Mi 6.1.2027, Mi 3.2.2027, Mi 3.3.2027<br />\n✅ Dabei: Borchen (2) (zusammen 2 Personen)<br />\nTagesordnung:<br />\n1. Streusalz<br />\n✅ wir kommen · 🟡 vielleicht · ❌ nicht · <code>!zusage T19 zu zweit</code> · <code>!tagesordnung T19 + Punkt</code>", "m.mentions": {}}}','4a068f363c79e21df52f9ac2',39,NULL,NULL,NULL,'','2026-11-30 09:00:12.000000','2026-11-30 09:00:12.000000',0,'',NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(44,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "Aufgenommen. T19 hat jetzt:\n1. Streusalz", "format": "org.matrix.custom.html", "formatted_body": "Aufgenommen. T19 hat jetzt:<br />\n1. Streusalz", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$vier3"}}}','d5075e59ece99555f997b0b7',NULL,'$vier3',19,NULL,'de','2026-11-30 09:00:03.000000','2026-11-30 09:00:03.000000',0,'','$bot5','2026-11-30 09:00:03.000000',NULL);
INSERT INTO "outbox" VALUES(45,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "Borchen ist gern Gastgeber und kommt der Reihe nach dran. Doch nicht: !gastgeber nein", "format": "org.matrix.custom.html", "formatted_body": "Borchen ist gern Gastgeber und kommt der Reihe nach dran. Doch nicht: <code>!gastgeber nein</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$vier4"}}}','7b59cc8807a95eb7c92f2d74',NULL,'$vier4',NULL,NULL,'de','2026-11-30 09:00:04.000000','2026-11-30 09:00:04.000000',0,'','$bot6','2026-11-30 09:00:04.000000',NULL);
INSERT INTO "outbox" VALUES(46,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "U20 · Runde: Wann passt es?\n1️⃣ Di 5.1.2027, 14:00 Uhr\n2️⃣ Do 7.1.2027, 10:00 Uhr\nNoch keine Antwort (2): Borchen, Büren\nAntworten bis Fr 18.12.\n1️⃣ 2️⃣ … anklicken heißt: passt. Oder auf die Karte antworten: „1 ja, 2 zur Not“, „nur 2“, „keiner“. Je Kommune zählt die letzte Antwort. Sonst: !stimme U20 1 ja, 2 nein", "format": "org.matrix.custom.html", "formatted_body": "<strong>U20 · Runde</strong>: Wann passt es?<br />\n1️⃣ Di 5.1.2027, 14:00 Uhr<br />\n2️⃣ Do 7.1.2027, 10:00 Uhr<br />\nNoch keine Antwort (2): Borchen, Büren<br />\nAntworten bis Fr 18.12.<br />\n1️⃣ 2️⃣ … anklicken heißt: passt. Oder auf die Karte antworten: „1 ja, 2 zur Not“, „nur 2“, „keiner“. Je Kommune zählt die letzte Antwort. Sonst: <code>!stimme U20 1 ja, 2 nein</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$vier5"}}}','e2f9cb4493d446fac35710e9',NULL,'$vier5',20,'card:20','de','2026-11-30 09:00:05.000000','2026-11-30 09:00:05.000000',0,'','$bot7','2026-11-30 09:00:05.000000',NULL);
INSERT INTO "outbox" VALUES(47,'kreis','!paten:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "* U20 · Runde: Wann passt es?\n1️⃣ Di 5.1.2027, 14:00 Uhr · ✅ 1: Borchen\n2️⃣ Do 7.1.2027, 10:00 Uhr · 🟡 zur Not 1: Borchen\nNoch keine Antwort (1): Büren\nAntworten bis Fr 18.12.\n1️⃣ 2️⃣ … anklicken heißt: passt. Oder auf die Karte antworten: „1 ja, 2 zur Not“, „nur 2“, „keiner“. Je Kommune zählt die letzte Antwort. Sonst: !stimme U20 1 ja, 2 nein", "m.mentions": {}, "m.new_content": {"msgtype": "m.notice", "body": "U20 · Runde: Wann passt es?\n1️⃣ Di 5.1.2027, 14:00 Uhr · ✅ 1: Borchen\n2️⃣ Do 7.1.2027, 10:00 Uhr · 🟡 zur Not 1: Borchen\nNoch keine Antwort (1): Büren\nAntworten bis Fr 18.12.\n1️⃣ 2️⃣ … anklicken heißt: passt. Oder auf die Karte antworten: „1 ja, 2 zur Not“, „nur 2“, „keiner“. Je Kommune zählt die letzte Antwort. Sonst: !stimme U20 1 ja, 2 nein", "format": "org.matrix.custom.html", "formatted_body": "<strong>U20 · Runde</strong>: Wann passt es?<br />\n1️⃣ Di 5.1.2027, 14:00 Uhr · ✅ 1: Borchen<br />\n2️⃣ Do 7.1.2027, 10:00 Uhr · 🟡 zur Not 1: Borchen<br />\nNoch keine Antwort (1): Büren<br />\nAntworten bis Fr 18.12.<br />\n1️⃣ 2️⃣ … anklicken heißt: passt. Oder auf die Karte antworten: „1 ja, 2 zur Not“, „nur 2“, „keiner“. Je Kommune zählt die letzte Antwort. Sonst: <code>!stimme U20 1 ja, 2 nein</code>", "m.mentions": {}}}','262520990818604c41942475',46,NULL,NULL,NULL,'','2026-11-30 09:00:06.000000','2026-11-30 09:00:06.000000',0,'','$bot9','2026-11-30 09:00:06.000000',NULL);
INSERT INTO "outbox" VALUES(48,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "Notiert für Borchen (U20): 1️⃣ ja · 2️⃣ zur Not. Anders? Einfach noch einmal antworten.", "format": "org.matrix.custom.html", "formatted_body": "Notiert für Borchen (U20): 1️⃣ ja · 2️⃣ zur Not. Anders? Einfach noch einmal antworten.", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$vier6"}}}','806511f1648e496e0624f833',NULL,'$vier6',20,'datepoll-shown:20','de','2026-11-30 09:00:06.000000','2026-11-30 09:00:06.000000',0,'','$bot8','2026-11-30 09:00:06.000000',NULL);
INSERT INTO "outbox" VALUES(49,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "A21 · Borchen: Vorlage schicken, bis Fr 15.1.2027\n✅ erledigt · !verlängern A21 bis … · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>A21 · Borchen:</strong> Vorlage schicken, bis Fr 15.1.2027<br />\n✅ erledigt · <code>!verlängern A21 bis …</code> · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$vier7"}}}','d1e6b37086b97f74ef7375c0',NULL,'$vier7',21,'card:21','de','2026-11-30 09:00:07.000000','2026-11-30 09:00:07.000000',0,'','$bot10','2026-11-30 09:00:07.000000',NULL);
INSERT INTO "outbox" VALUES(50,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "⏰ E22 · Im Direktchat am Di 1.12., 10:00 Uhr: T19 Stammtisch\nNicht mehr nötig: !zurückziehen E22 · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "⏰ <strong>E22</strong> · Im Direktchat am Di 1.12., 10:00 Uhr: T19 Stammtisch<br />\nNicht mehr nötig: <code>!zurückziehen E22</code> · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$vier8"}}}','338389b0f99825e772c73904',NULL,'$vier8',22,'reminder:22','de','2026-11-30 09:00:08.000000','2026-11-30 09:00:08.000000',0,'','$bot11','2026-11-30 09:00:08.000000',NULL);
INSERT INTO "outbox" VALUES(51,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "⏰ E23 · Hier im Raum am Mi 2.12., 09:00 Uhr: die Unterlagen\nNicht mehr nötig: !zurückziehen E23 · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "⏰ <strong>E23</strong> · Hier im Raum am Mi 2.12., 09:00 Uhr: die Unterlagen<br />\nNicht mehr nötig: <code>!zurückziehen E23</code> · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$vier9"}}}','787d59f73c7e480fe420f957',NULL,'$vier9',23,'reminder:23','de','2026-11-30 09:00:09.000000','2026-11-30 09:00:09.000000',0,'','$bot12','2026-11-30 09:00:09.000000',NULL);
INSERT INTO "outbox" VALUES(52,'kreis','!direct-kreis-anna:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "- Mi 2.12., 10:00 Uhr: T19 Stammtisch · Rathaus Büren\n- Mi 6.1.2027, 10:00 Uhr: T19 Stammtisch · Rathaus Büren\nFür den eigenen Kalender: !kalender datei", "format": "org.matrix.custom.html", "formatted_body": "<ul>\n<li>Mi 2.12., 10:00 Uhr: <strong>T19</strong> Stammtisch · Rathaus Büren</li>\n<li>Mi 6.1.2027, 10:00 Uhr: <strong>T19</strong> Stammtisch · Rathaus Büren</li>\n</ul>\n<p>Für den eigenen Kalender: <code>!kalender datei</code></p>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$vier90"}}}','74070255907e7c4d258b306f',NULL,'$vier90',NULL,NULL,'de','2026-11-30 09:00:10.000000','2026-11-30 09:00:10.000000',0,'','$bot13','2026-11-30 09:00:10.000000',NULL);
CREATE TABLE pages (
	region VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	user VARCHAR NOT NULL, 
	command VARCHAR NOT NULL, 
	"query" VARCHAR NOT NULL, 
	PRIMARY KEY (region, room, user)
);
INSERT INTO "pages" VALUES('kreis','!paten:localhost','@dieter:localhost','list','{"kind": "", "topic": "", "municipality": "", "words": "", "below": 6}');
CREATE TABLE pairs (
	need_id INTEGER NOT NULL, 
	offer_id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	PRIMARY KEY (need_id, offer_id), 
	FOREIGN KEY(need_id) REFERENCES listings (id) ON DELETE CASCADE, 
	FOREIGN KEY(offer_id) REFERENCES listings (id) ON DELETE CASCADE
);
INSERT INTO "pairs" VALUES(2,1,'kreis');
CREATE TABLE people (
	region VARCHAR NOT NULL, 
	user VARCHAR NOT NULL, 
	municipality VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	since DATETIME, 
	language VARCHAR NOT NULL, 
	away_until DATE, 
	welcomed_at DATETIME, 
	asked_at DATETIME, 
	PRIMARY KEY (region, user)
);
INSERT INTO "people" VALUES('kreis','@anna:localhost','Borchen','liaison','2026-11-30 09:00:01.000000','',NULL,'2026-11-30 09:00:01.000000',NULL);
INSERT INTO "people" VALUES('kreis','@bernd:localhost','Büren','liaison','2026-11-30 09:00:02.000000','',NULL,'2026-11-30 09:00:02.000000',NULL);
INSERT INTO "people" VALUES('kreis','@carla:localhost','','',NULL,'','2027-01-12','2026-11-30 09:00:03.000000','2026-11-30 09:00:03.000000');
INSERT INTO "people" VALUES('anderswo','@carla:localhost','','',NULL,'',NULL,'2026-11-30 09:00:10.000000','2026-11-30 09:00:10.000000');
INSERT INTO "people" VALUES('kreis','@dieter:localhost','','',NULL,'',NULL,'2026-11-30 09:00:11.000000','2026-11-30 09:00:11.000000');
CREATE TABLE questions (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	municipality VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	topics VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	hidden BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	source_event VARCHAR, 
	revision INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (region, number)
);
INSERT INTO "questions" VALUES(1,'kreis',16,'Borchen','@anna:localhost','Wer hat eine Vorlage für Hallenordnungen?','','','open',0,'2026-11-30 09:00:02.000000',NULL,'$zwei901',1);
CREATE TABLE reminders (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	author VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	start VARCHAR NOT NULL, 
	rrule VARCHAR NOT NULL, 
	exclude VARCHAR NOT NULL, 
	next_at DATETIME, 
	status VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	source_event VARCHAR, 
	revision INTEGER NOT NULL, meetup INTEGER, leads VARCHAR, 
	PRIMARY KEY (id), 
	UNIQUE (region, number)
);
INSERT INTO "reminders" VALUES(1,'kreis',17,'@anna:localhost','!paten:localhost','die Unterlagen','2026-12-02T09:00','','','2026-12-02 08:00:00.000000','open','2026-11-30 09:00:01.000000',NULL,'$drei900',1,NULL,NULL);
INSERT INTO "reminders" VALUES(2,'kreis',18,'@anna:localhost','','den Wochenbericht','2026-12-07T08:00','FREQ=WEEKLY;BYDAY=MO','','2026-12-07 07:00:00.000000','open','2026-11-30 09:00:02.000000',NULL,'$drei901',1,NULL,NULL);
INSERT INTO "reminders" VALUES(3,'kreis',22,'@anna:localhost','','T19 Stammtisch','2026-12-02T10:00','','','2026-12-01 09:00:00.000000','open','2026-11-30 09:00:08.000000',NULL,'$vier8',1,19,'1d');
INSERT INTO "reminders" VALUES(4,'kreis',23,'@anna:localhost','!paten:localhost','die Unterlagen','2026-12-02T09:00','','','2026-12-02 08:00:00.000000','open','2026-11-30 09:00:09.000000',NULL,'$vier9',1,NULL,NULL);
CREATE TABLE "rooms" (
	room_id VARCHAR NOT NULL, 
	region VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	configured VARCHAR NOT NULL, 
	user VARCHAR NOT NULL, 
	joined BOOLEAN NOT NULL, 
	replaced_by VARCHAR, 
	encryption VARCHAR NOT NULL, 
	PRIMARY KEY (room_id)
);
INSERT INTO "rooms" VALUES('!paten:localhost','kreis','shared','!paten:localhost','',1,NULL,'');
INSERT INTO "rooms" VALUES('!zweiter:localhost','kreis','shared','!zweiter:localhost','',1,NULL,'');
INSERT INTO "rooms" VALUES('!andere:localhost','anderswo','shared','!andere:localhost','',1,NULL,'');
INSERT INTO "rooms" VALUES('!direct-kreis-anna:localhost','kreis','direct','','@anna:localhost',1,NULL,'');
INSERT INTO "rooms" VALUES('!direct-kreis-bernd:localhost','kreis','direct','','@bernd:localhost',1,NULL,'');
INSERT INTO "rooms" VALUES('!direct-kreis-carla:localhost','kreis','direct','','@carla:localhost',1,NULL,'');
INSERT INTO "rooms" VALUES('!direct-anderswo-carla:localhost','anderswo','direct','','@carla:localhost',1,NULL,'');
INSERT INTO "rooms" VALUES('!direct-kreis-dieter:localhost','kreis','direct','','@dieter:localhost',1,NULL,'');
CREATE TABLE search_scopes (
	code INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	items INTEGER NOT NULL, 
	length INTEGER NOT NULL, 
	PRIMARY KEY (code), 
	UNIQUE (region, kind)
);
INSERT INTO "search_scopes" VALUES(1,'kreis','need',1,1);
INSERT INTO "search_scopes" VALUES(2,'kreis','offer',12,16);
INSERT INTO "search_scopes" VALUES(3,'kreis','expertise',1,1);
INSERT INTO "search_scopes" VALUES(4,'kreis','question',1,2);
INSERT INTO "search_scopes" VALUES(5,'anderswo','need',1,1);
INSERT INTO "search_scopes" VALUES(6,'anderswo','offer',0,0);
INSERT INTO "search_scopes" VALUES(7,'anderswo','expertise',0,0);
INSERT INTO "search_scopes" VALUES(8,'anderswo','question',0,0);
CREATE TABLE search_state (
	region VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	PRIMARY KEY (region)
);
INSERT INTO "search_state" VALUES('kreis','1-f48009c4-99a18742');
INSERT INTO "search_state" VALUES('anderswo','1-f48009c4-99a18742');
CREATE TABLE search_words (
	scope INTEGER NOT NULL, 
	word VARCHAR NOT NULL, 
	items INTEGER NOT NULL, 
	PRIMARY KEY (scope, word), 
	FOREIGN KEY(scope) REFERENCES search_scopes (code)
)
 WITHOUT ROWID

;
INSERT INTO "search_words" VALUES(1,'#bauhof',1);
INSERT INTO "search_words" VALUES(1,'fahr',1);
INSERT INTO "search_words" VALUES(1,'hacksl',1);
INSERT INTO "search_words" VALUES(1,'schon',1);
INSERT INTO "search_words" VALUES(1,'sein',1);
INSERT INTO "search_words" VALUES(2,'#bauhof',1);
INSERT INTO "search_words" VALUES(2,'10',1);
INSERT INTO "search_words" VALUES(2,'anbau',1);
INSERT INTO "search_words" VALUES(2,'anbauhacksl',1);
INSERT INTO "search_words" VALUES(2,'fahr',1);
INSERT INTO "search_words" VALUES(2,'hacksl',1);
INSERT INTO "search_words" VALUES(2,'sach',11);
INSERT INTO "search_words" VALUES(3,'#vergabe',1);
INSERT INTO "search_words" VALUES(3,'eu',1);
INSERT INTO "search_words" VALUES(3,'euweit',1);
INSERT INTO "search_words" VALUES(3,'recht',1);
INSERT INTO "search_words" VALUES(3,'vergab',1);
INSERT INTO "search_words" VALUES(3,'vergaberecht',1);
INSERT INTO "search_words" VALUES(3,'weit',1);
INSERT INTO "search_words" VALUES(4,'#ordnung',1);
INSERT INTO "search_words" VALUES(4,'hall',1);
INSERT INTO "search_words" VALUES(4,'hallenordn',1);
INSERT INTO "search_words" VALUES(4,'ordn',1);
INSERT INTO "search_words" VALUES(4,'vorlag',1);
INSERT INTO "search_words" VALUES(5,'zelt',1);
CREATE TABLE subscriptions (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	user VARCHAR NOT NULL, 
	topic VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	daily BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (region, user, topic, words)
);
INSERT INTO "subscriptions" VALUES(1,'kreis','@anna:localhost','bauhof','',0,'2026-11-30 09:00:03.000000');
CREATE TABLE tasks (
	id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	meetup INTEGER, 
	municipality VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	due DATE, 
	status VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	source_event VARCHAR, 
	reminded DATE, 
	revision INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (region, number)
);
INSERT INTO "tasks" VALUES(1,'kreis',21,NULL,'Borchen','@anna:localhost','Vorlage schicken','2027-01-15','open','2026-11-30 09:00:07.000000',NULL,'$vier7',NULL,1);
CREATE TABLE timers (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	region VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	due_at DATETIME NOT NULL, 
	payload VARCHAR NOT NULL, 
	UNIQUE (region, "key")
);
INSERT INTO "timers" VALUES(1,'kreis','board-round','board-round','2026-12-01 08:00:00.000000','{}');
INSERT INTO "timers" VALUES(2,'kreis','upkeep','upkeep','2026-12-01 08:00:00.000000','{}');
INSERT INTO "timers" VALUES(3,'anderswo','board-round','board-round','2026-12-01 08:00:00.000000','{}');
INSERT INTO "timers" VALUES(4,'anderswo','upkeep','upkeep','2026-12-01 08:00:00.000000','{}');
INSERT INTO "timers" VALUES(5,'kreis','expertise-round','expertise-round','2026-12-01 08:00:00.000000','{}');
INSERT INTO "timers" VALUES(6,'kreis','question-round','question-round','2026-12-01 08:00:00.000000','{}');
INSERT INTO "timers" VALUES(7,'kreis','subscription-bundle','subscription-bundle','2026-12-01 08:00:00.000000','{}');
INSERT INTO "timers" VALUES(8,'anderswo','expertise-round','expertise-round','2026-12-01 08:00:00.000000','{}');
INSERT INTO "timers" VALUES(9,'anderswo','question-round','question-round','2026-12-01 08:00:00.000000','{}');
INSERT INTO "timers" VALUES(10,'anderswo','subscription-bundle','subscription-bundle','2026-12-01 08:00:00.000000','{}');
INSERT INTO "timers" VALUES(11,'kreis','reminder:17','reminder','2026-12-02 08:00:00.000000','{"number": 17}');
INSERT INTO "timers" VALUES(12,'kreis','reminder:18','reminder','2026-12-07 07:00:00.000000','{"number": 18}');
INSERT INTO "timers" VALUES(13,'kreis','task-round','task-round','2026-12-01 08:00:00.000000','{}');
INSERT INTO "timers" VALUES(14,'anderswo','task-round','task-round','2026-12-01 08:00:00.000000','{}');
INSERT INTO "timers" VALUES(15,'kreis','meetup-over:19','meetup-over','2026-12-02 11:00:00.000000','{"number": 19}');
INSERT INTO "timers" VALUES(16,'kreis','meetup-remind:19','meetup-remind','2026-12-01 09:00:00.000000','{"number": 19}');
INSERT INTO "timers" VALUES(19,'kreis','datepoll-close:20','datepoll-close','2026-12-21 07:00:00.000000','{"number": 20}');
INSERT INTO "timers" VALUES(20,'kreis','datepoll-remind:20','datepoll-remind','2026-12-17 08:00:00.000000','{"number": 20}');
INSERT INTO "timers" VALUES(21,'kreis','reminder:22','reminder','2026-12-01 09:00:00.000000','{"number": 22}');
INSERT INTO "timers" VALUES(22,'kreis','reminder:23','reminder','2026-12-02 08:00:00.000000','{"number": 23}');
CREATE TABLE to_device (
	digest VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (digest)
);
CREATE TABLE topics (
	region VARCHAR NOT NULL, 
	tag VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	synonyms VARCHAR NOT NULL, 
	merged_into VARCHAR NOT NULL, 
	PRIMARY KEY (region, tag)
);
CREATE TABLE undecrypted (
	id INTEGER NOT NULL, 
	event_id VARCHAR NOT NULL, 
	region VARCHAR NOT NULL, 
	room_id VARCHAR NOT NULL, 
	sender VARCHAR NOT NULL, 
	session_id VARCHAR NOT NULL, 
	content VARCHAR NOT NULL, 
	received_at DATETIME NOT NULL, 
	told BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (event_id)
);
CREATE INDEX actions_last ON actions (region, user, id);
CREATE INDEX ix_actions_event_id ON actions (event_id);
CREATE INDEX ix_drafts_at ON drafts (at);
CREATE INDEX ix_inbox_at ON inbox (at);
CREATE INDEX ix_listings_source_event ON listings (source_event);
CREATE INDEX listings_author ON listings (region, author);
CREATE INDEX listings_board ON listings (region, status, hidden, number);
CREATE INDEX listings_kommune ON listings (region, municipality, status, number);
CREATE INDEX listings_until ON listings (region, status, until);
CREATE INDEX ix_members_region ON members (region);
CREATE INDEX ix_outbox_answers ON outbox (answers);
CREATE INDEX ix_outbox_event_id ON outbox (event_id);
CREATE INDEX outbox_pending ON outbox (priority, id) WHERE sent_at IS NULL AND dead_at IS NULL;
CREATE INDEX outbox_ref ON outbox (region, ref);
CREATE INDEX outbox_target ON outbox (target);
CREATE INDEX pairs_offer ON pairs (offer_id);
CREATE INDEX people_kommune ON people (region, municipality);
CREATE INDEX ix_timers_due_at ON timers (due_at);
CREATE INDEX ix_interests_source_event ON interests (source_event);
CREATE INDEX expertise_kommune ON expertise (region, municipality, status);
CREATE INDEX expertise_confirmed ON expertise (region, status, confirmed_at);
CREATE INDEX ix_expertise_source_event ON expertise (source_event);
CREATE INDEX questions_open ON questions (region, status, number);
CREATE INDEX questions_author ON questions (region, author);
CREATE INDEX ix_questions_source_event ON questions (source_event);
CREATE INDEX ix_answers_question_id ON answers (question_id);
CREATE INDEX answers_user ON answers (region, user);
CREATE INDEX notices_waiting ON notices (region, waiting);
CREATE INDEX notices_item ON notices (region, number);
CREATE INDEX reminders_author ON reminders (region, author);
CREATE INDEX reminders_room ON reminders (region, room);
CREATE INDEX ix_reminders_source_event ON reminders (source_event);
CREATE INDEX ix_files_region ON files (region);
CREATE INDEX ix_meetups_source_event ON meetups (source_event);
CREATE INDEX meetups_author ON meetups (region, author);
CREATE INDEX meetups_next ON meetups (region, status, next_at);
CREATE INDEX ix_attendance_event_id ON attendance (event_id);
CREATE INDEX agenda_of ON agenda_points (meetup_id, original);
CREATE INDEX ix_agenda_points_event_id ON agenda_points (event_id);
CREATE INDEX tasks_open ON tasks (region, status, due);
CREATE INDEX tasks_source ON tasks (region, source_event);
CREATE INDEX datepolls_author ON datepolls (region, author);
CREATE INDEX datepolls_open ON datepolls (region, status, deadline);
CREATE INDEX ix_datepolls_source_event ON datepolls (source_event);
CREATE INDEX datepoll_options_of ON datepoll_options (poll_id, position);
CREATE INDEX datepoll_votes_of ON datepoll_votes (poll_id, who);
CREATE INDEX datepoll_votes_user ON datepoll_votes (region, user);
CREATE INDEX ix_datepoll_votes_event_id ON datepoll_votes (event_id);
CREATE INDEX ix_rooms_user ON rooms (user);
CREATE INDEX ix_rooms_region ON rooms (region);
CREATE INDEX ix_olm_sessions_sender_key ON olm_sessions (sender_key);
CREATE INDEX ix_to_device_at ON to_device (at);
CREATE INDEX ix_megolm_sessions_created_at ON megolm_sessions (created_at);
CREATE INDEX ix_undecrypted_region ON undecrypted (region);
CREATE INDEX ix_undecrypted_session_id ON undecrypted (session_id);
INSERT INTO "sqlite_sequence" VALUES('timers',22);
CREATE VIRTUAL TABLE search_index USING fts5(tags, title, body, title_parts, body_parts, tokenize="ascii tokenchars '#:'", detail='none');
INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) VALUES (4, '2: 2:#bauhof', '2:anbau 2:hacksl 2:anbauhacksl 2:fahr', '', '', '');
INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) VALUES (5, '3: 3:#vergabe', '3:vergaberecht', '3:eu 3:weit 3:euweit', '3:vergab 3:recht', '');
INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) VALUES (6, '4: 4:#ordnung', '4:vorlag 4:hallenordn', '', '4:hall 4:ordn', '');
INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) VALUES (8, '1: 1:#bauhof', '1:hacksl', '1:fahr 1:sein 1:schon', '', '');
INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) VALUES (16, '5: ', '5:zelt', '', '', '');
INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) VALUES (20, '2: ', '2:sach', '', '', '');
INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) VALUES (24, '2: ', '2:sach', '', '', '');
INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) VALUES (28, '2: ', '2:sach', '', '', '');
INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) VALUES (32, '2: ', '2:sach', '', '', '');
INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) VALUES (36, '2: ', '2:sach', '', '', '');
INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) VALUES (40, '2: ', '2:sach', '', '', '');
INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) VALUES (44, '2: ', '2:sach', '', '', '');
INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) VALUES (48, '2: ', '2:sach', '', '', '');
INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) VALUES (52, '2: ', '2:sach', '', '', '');
INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) VALUES (56, '2: ', '2:sach', '', '', '');
INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) VALUES (60, '2: ', '2:sach 2:10', '', '', '');
