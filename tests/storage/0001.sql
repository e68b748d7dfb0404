CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
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
CREATE TABLE counters (
	region VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	PRIMARY KEY (region)
);
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
CREATE TABLE gateway (
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY ("key")
);
CREATE TABLE inbox (
	event_id VARCHAR NOT NULL, 
	region VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	sender VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (event_id)
);
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
CREATE TABLE members (
	room_id VARCHAR NOT NULL, 
	user VARCHAR NOT NULL, 
	region VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	PRIMARY KEY (room_id, user)
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
CREATE TABLE pages (
	region VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	user VARCHAR NOT NULL, 
	command VARCHAR NOT NULL, 
	"query" VARCHAR NOT NULL, 
	PRIMARY KEY (region, room, user)
);
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
CREATE TABLE rooms (
	room_id VARCHAR NOT NULL, 
	region VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	configured VARCHAR NOT NULL, 
	user VARCHAR NOT NULL, 
	joined BOOLEAN NOT NULL, 
	replaced_by VARCHAR, 
	PRIMARY KEY (room_id)
);
CREATE TABLE timers (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	region VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	due_at DATETIME NOT NULL, 
	payload VARCHAR NOT NULL, 
	UNIQUE (region, "key")
);
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
CREATE TABLE pairs (
	need_id INTEGER NOT NULL, 
	offer_id INTEGER NOT NULL, 
	region VARCHAR NOT NULL, 
	PRIMARY KEY (need_id, offer_id), 
	FOREIGN KEY(need_id) REFERENCES listings (id) ON DELETE CASCADE, 
	FOREIGN KEY(offer_id) REFERENCES listings (id) ON DELETE CASCADE
);
CREATE VIRTUAL TABLE listing_index USING fts5(scope, title, body, tokenize='ascii', detail='column');
CREATE VIRTUAL TABLE listing_vocabulary USING fts5vocab(listing_index, row);
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
CREATE INDEX ix_rooms_region ON rooms (region);
CREATE INDEX ix_rooms_user ON rooms (user);
CREATE INDEX ix_timers_due_at ON timers (due_at);
CREATE INDEX ix_interests_source_event ON interests (source_event);
INSERT INTO "alembic_version" ("version_num") VALUES ('0001');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (1,'kreis','@anna:localhost','$event1','people-claim',NULL,'{"before": [{"user": "@anna:localhost", "municipality": "", "role": "", "since": ""}], "after": [{"user": "@anna:localhost", "municipality": "Borchen", "role": "liaison", "since": "2026-11-30T09:00:01+00:00"}], "adopted": []}','2026-11-30 09:00:01.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (2,'kreis','@bernd:localhost','$event2','people-claim',NULL,'{"before": [{"user": "@bernd:localhost", "municipality": "", "role": "", "since": ""}], "after": [{"user": "@bernd:localhost", "municipality": "Büren", "role": "liaison", "since": "2026-11-30T09:00:02+00:00"}], "adopted": []}','2026-11-30 09:00:02.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (3,'kreis','@carla:localhost','$event3','people-away',NULL,'{"before": ""}','2026-11-30 09:00:03.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (4,'kreis','@bernd:localhost','$event4','listing-made',1,'{"revision": 1}','2026-11-30 09:00:04.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (5,'kreis','@anna:localhost','$event5','listing-made',2,'{"revision": 1}','2026-11-30 09:00:05.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (6,'kreis','@anna:localhost','$event6','listing-interest',1,'{"text": null}','2026-11-30 09:00:06.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (7,'kreis','@bernd:localhost','$event8','listing-made',3,'{"revision": 1}','2026-11-30 09:00:08.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (8,'kreis','@bernd:localhost','$event9','listing-changed',3,'{"kind": "need", "municipality": "Büren", "contact": "", "title": "Räume", "body": "", "topics": "", "place": "", "permanent": false, "status": "open", "hidden": false, "partner": "", "outcome": "", "opens": null, "closes": null, "until": "2026-12-30", "closed_at": null, "asked_at": null, "revision": 2}','2026-11-30 09:00:09.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (9,'anderswo','@carla:localhost','$event10','listing-made',1,'{"revision": 1}','2026-11-30 09:00:10.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (10,'kreis','@dieter:localhost','$event11','listing-made',4,'{"revision": 1}','2026-11-30 09:00:11.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (11,'kreis','@dieter:localhost','$event12','listing-made',5,'{"revision": 1}','2026-11-30 09:00:12.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (12,'kreis','@dieter:localhost','$event13','listing-made',6,'{"revision": 1}','2026-11-30 09:00:13.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (13,'kreis','@dieter:localhost','$event14','listing-made',7,'{"revision": 1}','2026-11-30 09:00:14.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (14,'kreis','@dieter:localhost','$event15','listing-made',8,'{"revision": 1}','2026-11-30 09:00:15.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (15,'kreis','@dieter:localhost','$event16','listing-made',9,'{"revision": 1}','2026-11-30 09:00:16.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (16,'kreis','@dieter:localhost','$event17','listing-made',10,'{"revision": 1}','2026-11-30 09:00:17.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (17,'kreis','@dieter:localhost','$event18','listing-made',11,'{"revision": 1}','2026-11-30 09:00:18.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (18,'kreis','@dieter:localhost','$event19','listing-made',12,'{"revision": 1}','2026-11-30 09:00:19.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (19,'kreis','@dieter:localhost','$event20','listing-made',13,'{"revision": 1}','2026-11-30 09:00:20.000000');
INSERT INTO "actions" ("id","region","user","event_id","kind","item","before","at") VALUES (20,'kreis','@dieter:localhost','$event21','listing-made',14,'{"revision": 1}','2026-11-30 09:00:21.000000');
INSERT INTO "counters" ("region","number") VALUES ('kreis',14);
INSERT INTO "counters" ("region","number") VALUES ('anderswo',1);
INSERT INTO "drafts" ("event_id","region","room","sender","kind","body","thread","at") VALUES ('$event7','kreis','!paten:localhost','@carla:localhost','need','eine Kehrmaschine',NULL,'2026-11-30 09:00:07.000000');
INSERT INTO "gateway" ("key","value") VALUES ('position','s12_34');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event1','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:01.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event2','kreis','!paten:localhost','@bernd:localhost','2026-11-30 09:00:02.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event3','kreis','!paten:localhost','@carla:localhost','2026-11-30 09:00:03.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event4','kreis','!paten:localhost','@bernd:localhost','2026-11-30 09:00:04.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event5','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:05.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event6','kreis','!paten:localhost','@anna:localhost','2026-11-30 09:00:06.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event7','kreis','!paten:localhost','@carla:localhost','2026-11-30 09:00:07.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event8','kreis','!paten:localhost','@bernd:localhost','2026-11-30 09:00:08.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event9','kreis','!paten:localhost','@bernd:localhost','2026-11-30 09:00:09.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event10','anderswo','!andere:localhost','@carla:localhost','2026-11-30 09:00:10.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event11','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:11.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event12','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:12.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event13','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:13.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event14','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:14.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event15','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:15.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event16','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:16.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event17','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:17.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event18','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:18.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event19','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:19.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event20','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:20.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event21','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:21.000000');
INSERT INTO "inbox" ("event_id","region","room","sender","at") VALUES ('$event22','kreis','!paten:localhost','@dieter:localhost','2026-11-30 09:00:22.000000');
INSERT INTO "listings" ("id","region","number","kind","municipality","author","contact","title","body","topics","place","opens","closes","until","permanent","status","hidden","partner","outcome","created_at","closed_at","asked_at","source_event","revision") VALUES (1,'kreis',1,'offer','Büren','@bernd:localhost','','Anbau-Häcksler mit Fahrer','','bauhof','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:04.000000',NULL,NULL,'$event4',1);
INSERT INTO "listings" ("id","region","number","kind","municipality","author","contact","title","body","topics","place","opens","closes","until","permanent","status","hidden","partner","outcome","created_at","closed_at","asked_at","source_event","revision") VALUES (2,'kreis',2,'need','Borchen','@anna:localhost','','Häcksler','mit Fahrer wäre schön','bauhof','','2026-12-07','2026-12-11','2026-12-11',0,'open',0,'','','2026-11-30 09:00:05.000000',NULL,NULL,'$event5',1);
INSERT INTO "listings" ("id","region","number","kind","municipality","author","contact","title","body","topics","place","opens","closes","until","permanent","status","hidden","partner","outcome","created_at","closed_at","asked_at","source_event","revision") VALUES (3,'kreis',3,'need','Büren','@bernd:localhost','','Räume','','','',NULL,NULL,'2026-12-30',0,'done',0,'Borchen','gut','2026-11-30 09:00:08.000000','2026-11-30 09:00:09.000000',NULL,'$event8',2);
INSERT INTO "listings" ("id","region","number","kind","municipality","author","contact","title","body","topics","place","opens","closes","until","permanent","status","hidden","partner","outcome","created_at","closed_at","asked_at","source_event","revision") VALUES (4,'anderswo',1,'need','','@carla:localhost','','Zelt','','','',NULL,NULL,'2026-12-30',0,'open',0,'','','2026-11-30 09:00:10.000000',NULL,NULL,'$event10',1);
INSERT INTO "listings" ("id","region","number","kind","municipality","author","contact","title","body","topics","place","opens","closes","until","permanent","status","hidden","partner","outcome","created_at","closed_at","asked_at","source_event","revision") VALUES (5,'kreis',4,'offer','','@dieter:localhost','','Sache 0','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:11.000000',NULL,NULL,'$event11',1);
INSERT INTO "listings" ("id","region","number","kind","municipality","author","contact","title","body","topics","place","opens","closes","until","permanent","status","hidden","partner","outcome","created_at","closed_at","asked_at","source_event","revision") VALUES (6,'kreis',5,'offer','','@dieter:localhost','','Sache 1','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:12.000000',NULL,NULL,'$event12',1);
INSERT INTO "listings" ("id","region","number","kind","municipality","author","contact","title","body","topics","place","opens","closes","until","permanent","status","hidden","partner","outcome","created_at","closed_at","asked_at","source_event","revision") VALUES (7,'kreis',6,'offer','','@dieter:localhost','','Sache 2','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:13.000000',NULL,NULL,'$event13',1);
INSERT INTO "listings" ("id","region","number","kind","municipality","author","contact","title","body","topics","place","opens","closes","until","permanent","status","hidden","partner","outcome","created_at","closed_at","asked_at","source_event","revision") VALUES (8,'kreis',7,'offer','','@dieter:localhost','','Sache 3','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:14.000000',NULL,NULL,'$event14',1);
INSERT INTO "listings" ("id","region","number","kind","municipality","author","contact","title","body","topics","place","opens","closes","until","permanent","status","hidden","partner","outcome","created_at","closed_at","asked_at","source_event","revision") VALUES (9,'kreis',8,'offer','','@dieter:localhost','','Sache 4','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:15.000000',NULL,NULL,'$event15',1);
INSERT INTO "listings" ("id","region","number","kind","municipality","author","contact","title","body","topics","place","opens","closes","until","permanent","status","hidden","partner","outcome","created_at","closed_at","asked_at","source_event","revision") VALUES (10,'kreis',9,'offer','','@dieter:localhost','','Sache 5','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:16.000000',NULL,NULL,'$event16',1);
INSERT INTO "listings" ("id","region","number","kind","municipality","author","contact","title","body","topics","place","opens","closes","until","permanent","status","hidden","partner","outcome","created_at","closed_at","asked_at","source_event","revision") VALUES (11,'kreis',10,'offer','','@dieter:localhost','','Sache 6','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:17.000000',NULL,NULL,'$event17',1);
INSERT INTO "listings" ("id","region","number","kind","municipality","author","contact","title","body","topics","place","opens","closes","until","permanent","status","hidden","partner","outcome","created_at","closed_at","asked_at","source_event","revision") VALUES (12,'kreis',11,'offer','','@dieter:localhost','','Sache 7','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:18.000000',NULL,NULL,'$event18',1);
INSERT INTO "listings" ("id","region","number","kind","municipality","author","contact","title","body","topics","place","opens","closes","until","permanent","status","hidden","partner","outcome","created_at","closed_at","asked_at","source_event","revision") VALUES (13,'kreis',12,'offer','','@dieter:localhost','','Sache 8','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:19.000000',NULL,NULL,'$event19',1);
INSERT INTO "listings" ("id","region","number","kind","municipality","author","contact","title","body","topics","place","opens","closes","until","permanent","status","hidden","partner","outcome","created_at","closed_at","asked_at","source_event","revision") VALUES (14,'kreis',13,'offer','','@dieter:localhost','','Sache 9','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:20.000000',NULL,NULL,'$event20',1);
INSERT INTO "listings" ("id","region","number","kind","municipality","author","contact","title","body","topics","place","opens","closes","until","permanent","status","hidden","partner","outcome","created_at","closed_at","asked_at","source_event","revision") VALUES (15,'kreis',14,'offer','','@dieter:localhost','','Sache 10','','','',NULL,NULL,'2027-05-29',0,'open',0,'','','2026-11-30 09:00:21.000000',NULL,NULL,'$event21',1);
INSERT INTO "members" ("room_id","user","region","name") VALUES ('!paten:localhost','@anna:localhost','kreis','Anna Schmidt');
INSERT INTO "members" ("room_id","user","region","name") VALUES ('!paten:localhost','@bernd:localhost','kreis','Bernd Bau');
INSERT INTO "members" ("room_id","user","region","name") VALUES ('!paten:localhost','@carla:localhost','kreis','Carla');
INSERT INTO "members" ("room_id","user","region","name") VALUES ('!paten:localhost','@dieter:localhost','kreis','');
INSERT INTO "members" ("room_id","user","region","name") VALUES ('!paten:localhost','@geschaeftsstelle:localhost','kreis','Geschäftsstelle');
INSERT INTO "members" ("room_id","user","region","name") VALUES ('!zweiter:localhost','@carla:localhost','kreis','');
INSERT INTO "members" ("room_id","user","region","name") VALUES ('!andere:localhost','@carla:localhost','anderswo','Carla');
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (1,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "Willkommen: Ihr sprecht jetzt als Pate für Borchen. Falsch? !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "Willkommen: Ihr sprecht jetzt als Pate für <strong>Borchen</strong>. Falsch? <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event1"}}}','9b77fec349226f3dd71dd70d',NULL,'$event1',NULL,NULL,'de','2026-11-30 09:00:01.000000','2026-11-30 09:00:01.000000',0,'','$bot1','2026-11-30 09:00:01.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (2,'kreis','direct:@anna:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "Hallo, ich bin der Bot für Kreis Paderborn (Beispiel). Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.\nEtwas suchen: !suche Häcksler für nächste Woche #bauhof\nEtwas bieten: !biete Anbau-Häcksler mit Fahrer #bauhof\nNachsehen, was offen ist: !liste\nMehr dazu: !hilfe. In diesem Chat geht es auch ohne Ausrufezeichen.\nWas ich über euch speichere, zeigt !meine-daten; !vergiss-mich löscht es.", "format": "org.matrix.custom.html", "formatted_body": "Hallo, ich bin der Bot für Kreis Paderborn (Beispiel). Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.<br />\nEtwas suchen: <code>!suche Häcksler für nächste Woche #bauhof</code><br />\nEtwas bieten: <code>!biete Anbau-Häcksler mit Fahrer #bauhof</code><br />\nNachsehen, was offen ist: <code>!liste</code><br />\nMehr dazu: <code>!hilfe</code>. In diesem Chat geht es auch ohne Ausrufezeichen.<br />\nWas ich über euch speichere, zeigt <code>!meine-daten</code>; <code>!vergiss-mich</code> löscht es.", "m.mentions": {}}','9ddd757e4fb9dcf4bcb89c29',NULL,NULL,NULL,NULL,'de','2026-11-30 09:00:01.000000','2026-11-30 09:00:01.000000',0,'','$bot2','2026-11-30 09:00:01.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (3,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "Willkommen: Ihr sprecht jetzt als Pate für Büren. Falsch? !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "Willkommen: Ihr sprecht jetzt als Pate für <strong>Büren</strong>. Falsch? <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event2"}}}','ad4d040d7484270e230dc4d7',NULL,'$event2',NULL,NULL,'de','2026-11-30 09:00:02.000000','2026-11-30 09:00:02.000000',0,'','$bot3','2026-11-30 09:00:02.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (4,'kreis','direct:@bernd:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "Hallo, ich bin der Bot für Kreis Paderborn (Beispiel). Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.\nEtwas suchen: !suche Häcksler für nächste Woche #bauhof\nEtwas bieten: !biete Anbau-Häcksler mit Fahrer #bauhof\nNachsehen, was offen ist: !liste\nMehr dazu: !hilfe. In diesem Chat geht es auch ohne Ausrufezeichen.\nWas ich über euch speichere, zeigt !meine-daten; !vergiss-mich löscht es.", "format": "org.matrix.custom.html", "formatted_body": "Hallo, ich bin der Bot für Kreis Paderborn (Beispiel). Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.<br />\nEtwas suchen: <code>!suche Häcksler für nächste Woche #bauhof</code><br />\nEtwas bieten: <code>!biete Anbau-Häcksler mit Fahrer #bauhof</code><br />\nNachsehen, was offen ist: <code>!liste</code><br />\nMehr dazu: <code>!hilfe</code>. In diesem Chat geht es auch ohne Ausrufezeichen.<br />\nWas ich über euch speichere, zeigt <code>!meine-daten</code>; <code>!vergiss-mich</code> löscht es.", "m.mentions": {}}','eb06987ab5d0b042f9cab0ed',NULL,NULL,NULL,NULL,'de','2026-11-30 09:00:02.000000','2026-11-30 09:00:02.000000',0,'','$bot4','2026-11-30 09:00:02.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (5,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "Abwesend bis Di 12.1.2027. !da beendet das vorher.\nFür welche Kommune sprecht ihr? !ich Altenbeken", "format": "org.matrix.custom.html", "formatted_body": "Abwesend bis Di 12.1.2027. <code>!da</code> beendet das vorher.<br />\nFür welche Kommune sprecht ihr? <code>!ich Altenbeken</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event3"}}}','f2b87ed5a2dbabde7d89fa29',NULL,'$event3',NULL,NULL,'de','2026-11-30 09:00:03.000000','2026-11-30 09:00:03.000000',0,'','$bot5','2026-11-30 09:00:03.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (6,'kreis','direct:@carla:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "Hallo, ich bin der Bot für Kreis Paderborn (Beispiel). Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.\nEtwas suchen: !suche Häcksler für nächste Woche #bauhof\nEtwas bieten: !biete Anbau-Häcksler mit Fahrer #bauhof\nNachsehen, was offen ist: !liste\nMehr dazu: !hilfe. In diesem Chat geht es auch ohne Ausrufezeichen.\nWas ich über euch speichere, zeigt !meine-daten; !vergiss-mich löscht es.", "format": "org.matrix.custom.html", "formatted_body": "Hallo, ich bin der Bot für Kreis Paderborn (Beispiel). Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.<br />\nEtwas suchen: <code>!suche Häcksler für nächste Woche #bauhof</code><br />\nEtwas bieten: <code>!biete Anbau-Häcksler mit Fahrer #bauhof</code><br />\nNachsehen, was offen ist: <code>!liste</code><br />\nMehr dazu: <code>!hilfe</code>. In diesem Chat geht es auch ohne Ausrufezeichen.<br />\nWas ich über euch speichere, zeigt <code>!meine-daten</code>; <code>!vergiss-mich</code> löscht es.", "m.mentions": {}}','2b391cd59a6d384cf8cd3758',NULL,NULL,NULL,NULL,'de','2026-11-30 09:00:03.000000','2026-11-30 09:00:03.000000',0,'','$bot6','2026-11-30 09:00:03.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (7,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B1 · Büren bietet: Anbau-Häcksler mit Fahrer\noffen bis Sa 29.5.2027 · #bauhof\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B1 · Büren bietet:</strong> Anbau-Häcksler mit Fahrer<br />\noffen bis Sa 29.5.2027 · <code>#bauhof</code><br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event4"}}}','ede8c247f87ccc55b72adb41',NULL,'$event4',1,'card:1','de','2026-11-30 09:00:04.000000','2026-11-30 09:00:04.000000',0,'','$bot7','2026-11-30 09:00:04.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (8,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "S2 · Borchen sucht: Häcksler\nmit Fahrer wäre schön\nMo 7.12. – Fr 11.12. · #bauhof\nPasst vielleicht: B1 Büren bietet „Anbau-Häcksler mit Fahrer“\n👍 wir können helfen · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>S2 · Borchen sucht:</strong> Häcksler<br />\nmit Fahrer wäre schön<br />\nMo 7.12. – Fr 11.12. · <code>#bauhof</code><br />\nPasst vielleicht: <strong>B1</strong> Büren bietet „Anbau-Häcksler mit Fahrer“<br />\n👍 wir können helfen · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event5"}}}','178cdc14f4055fc997959390',NULL,'$event5',2,'card:2','de','2026-11-30 09:00:05.000000','2026-11-30 09:00:05.000000',0,'','$bot8','2026-11-30 09:00:05.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (9,'kreis','!direct-kreis-bernd:localhost',2,'m.room.message','{"msgtype": "m.notice", "body": "Zu eurem Eintrag B1 Büren bietet „Anbau-Häcksler mit Fahrer“ passt vielleicht: S2 Borchen sucht „Häcksler“. Mit 👍 auf dieser Nachricht oder !interesse S2 erfährt es die andere Seite.", "format": "org.matrix.custom.html", "formatted_body": "Zu eurem Eintrag <strong>B1</strong> Büren bietet „Anbau-Häcksler mit Fahrer“ passt vielleicht: <strong>S2</strong> Borchen sucht „Häcksler“. Mit 👍 auf dieser Nachricht oder <code>!interesse S2</code> erfährt es die andere Seite.", "m.mentions": {}}','1e71f35684cf838cd51d9692',NULL,NULL,2,NULL,'de','2026-11-30 09:00:05.000000','2026-11-30 09:00:05.000000',0,'','$bot9','2026-11-30 09:00:05.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (10,'kreis','!paten:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "* B1 · Büren bietet: Anbau-Häcksler mit Fahrer\noffen bis Sa 29.5.2027 · #bauhof\n🤝 Eine Kommune kann helfen: Borchen\nPasst vielleicht: S2 Borchen sucht „Häcksler“\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "m.mentions": {}, "m.new_content": {"msgtype": "m.notice", "body": "B1 · Büren bietet: Anbau-Häcksler mit Fahrer\noffen bis Sa 29.5.2027 · #bauhof\n🤝 Eine Kommune kann helfen: Borchen\nPasst vielleicht: S2 Borchen sucht „Häcksler“\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B1 · Büren bietet:</strong> Anbau-Häcksler mit Fahrer<br />\noffen bis Sa 29.5.2027 · <code>#bauhof</code><br />\n🤝 Eine Kommune kann helfen: Borchen<br />\nPasst vielleicht: <strong>S2</strong> Borchen sucht „Häcksler“<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}}}','8b490c7e066d23589d28df99',7,NULL,NULL,NULL,'','2026-11-30 09:00:06.000000','2026-11-30 09:00:06.000000',0,'','$bot12','2026-11-30 09:00:06.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (11,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "Danke! Büren weiß Bescheid (B1). Ansprechperson: Bernd Bau. Direkter Draht: @bernd:localhost", "format": "org.matrix.custom.html", "formatted_body": "Danke! Büren weiß Bescheid (B1). Ansprechperson: Bernd Bau. Direkter Draht: @bernd:localhost", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event6"}}}','e7e8496020a6a4a2e7800434',NULL,'$event6',1,NULL,'de','2026-11-30 09:00:06.000000','2026-11-30 09:00:06.000000',0,'','$bot10','2026-11-30 09:00:06.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (12,'kreis','!direct-kreis-bernd:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "Anna Schmidt (Borchen) hat Interesse an B1 „Anbau-Häcksler mit Fahrer“. Direkter Draht: @anna:localhost\nDazu: Gern am Montag", "format": "org.matrix.custom.html", "formatted_body": "Anna Schmidt (Borchen) hat Interesse an <strong>B1</strong> „Anbau-Häcksler mit Fahrer“. Direkter Draht: @anna:localhost<br />\nDazu: Gern am Montag", "m.mentions": {}}','75b15992707138601923401e',NULL,NULL,1,NULL,'de','2026-11-30 09:00:06.000000','2026-11-30 09:00:06.000000',0,'','$bot11','2026-11-30 09:00:06.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (13,'kreis','!paten:localhost',1,'m.reaction','{"m.relates_to": {"rel_type": "m.annotation", "event_id": "$event7", "key": "📌"}}','3f93bd04eefcafd5c411c060',NULL,NULL,NULL,NULL,'','2026-11-30 09:00:07.000000','2026-11-30 09:00:07.000000',0,'','$bot13','2026-11-30 09:00:07.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (14,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "S3 · Büren sucht: Räume\noffen bis Mi 30.12.\n👍 wir können helfen · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>S3 · Büren sucht:</strong> Räume<br />\noffen bis Mi 30.12.<br />\n👍 wir können helfen · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event8"}}}','24439b2a622ee59b42e55aed',NULL,'$event8',3,'card:3','de','2026-11-30 09:00:08.000000','2026-11-30 09:00:08.000000',0,'','$bot14','2026-11-30 09:00:08.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (15,'kreis','!paten:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "* S3 · Büren sucht: Räume\n✅ Erledigt mit Borchen: gut", "m.mentions": {}, "m.new_content": {"msgtype": "m.notice", "body": "S3 · Büren sucht: Räume\n✅ Erledigt mit Borchen: gut", "format": "org.matrix.custom.html", "formatted_body": "<s><strong>S3 · Büren sucht:</strong> Räume</s><br />\n✅ Erledigt mit Borchen: gut", "m.mentions": {}}}','aaa54b347792dc608322883e',14,NULL,NULL,NULL,'','2026-11-30 09:00:09.000000','2026-11-30 09:00:09.000000',0,'','$bot16','2026-11-30 09:00:09.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (16,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "S3 ist erledigt. Danke fürs Bescheidgeben.", "format": "org.matrix.custom.html", "formatted_body": "<strong>S3</strong> ist erledigt. Danke fürs Bescheidgeben.", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event9"}}}','33ed6d3c96be05a6b9cc40dd',NULL,'$event9',3,NULL,'de','2026-11-30 09:00:09.000000','2026-11-30 09:00:09.000000',0,'','$bot15','2026-11-30 09:00:09.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (17,'anderswo','!andere:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "S1 · Carla sucht: Zelt\noffen bis Mi 30.12.\n👍 wir können helfen · ✏️ Nachricht bearbeiten · !rückgängig\nFür welche Kommune sprecht ihr? !ich Borchen", "format": "org.matrix.custom.html", "formatted_body": "<strong>S1 · Carla sucht:</strong> Zelt<br />\noffen bis Mi 30.12.<br />\n👍 wir können helfen · ✏️ Nachricht bearbeiten · <code>!rückgängig</code><br />\nFür welche Kommune sprecht ihr? <code>!ich Borchen</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event10"}}}','cdc0b3ce54df9e0bfdad990b',NULL,'$event10',1,'card:1','de','2026-11-30 09:00:10.000000','2026-11-30 09:00:10.000000',0,'','$bot17','2026-11-30 09:00:10.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (18,'anderswo','direct:@carla:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "Hallo, ich bin der Bot für Anderswo. Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.\nEtwas suchen: !suche Häcksler für nächste Woche #bauhof\nEtwas bieten: !biete Anbau-Häcksler mit Fahrer #bauhof\nNachsehen, was offen ist: !liste\nMehr dazu: !hilfe. In diesem Chat geht es auch ohne Ausrufezeichen.\nWas ich über euch speichere, zeigt !meine-daten; !vergiss-mich löscht es.", "format": "org.matrix.custom.html", "formatted_body": "Hallo, ich bin der Bot für Anderswo. Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.<br />\nEtwas suchen: <code>!suche Häcksler für nächste Woche #bauhof</code><br />\nEtwas bieten: <code>!biete Anbau-Häcksler mit Fahrer #bauhof</code><br />\nNachsehen, was offen ist: <code>!liste</code><br />\nMehr dazu: <code>!hilfe</code>. In diesem Chat geht es auch ohne Ausrufezeichen.<br />\nWas ich über euch speichere, zeigt <code>!meine-daten</code>; <code>!vergiss-mich</code> löscht es.", "m.mentions": {}}','ff17fb8314e6ec56b0760ec8',NULL,NULL,NULL,NULL,'de','2026-11-30 09:00:10.000000','2026-11-30 09:00:10.000000',0,'','$bot18','2026-11-30 09:00:10.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (19,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B4 · dieter bietet: Sache 0\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig\nFür welche Kommune sprecht ihr? !ich Altenbeken", "format": "org.matrix.custom.html", "formatted_body": "<strong>B4 · dieter bietet:</strong> Sache 0<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code><br />\nFür welche Kommune sprecht ihr? <code>!ich Altenbeken</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event11"}}}','09c427aca49aa12136721d54',NULL,'$event11',4,'card:4','de','2026-11-30 09:00:11.000000','2026-11-30 09:00:11.000000',0,'','$bot19','2026-11-30 09:00:11.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (20,'kreis','direct:@dieter:localhost',1,'m.room.message','{"msgtype": "m.notice", "body": "Hallo, ich bin der Bot für Kreis Paderborn (Beispiel). Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.\nEtwas suchen: !suche Häcksler für nächste Woche #bauhof\nEtwas bieten: !biete Anbau-Häcksler mit Fahrer #bauhof\nNachsehen, was offen ist: !liste\nMehr dazu: !hilfe. In diesem Chat geht es auch ohne Ausrufezeichen.\nWas ich über euch speichere, zeigt !meine-daten; !vergiss-mich löscht es.", "format": "org.matrix.custom.html", "formatted_body": "Hallo, ich bin der Bot für Kreis Paderborn (Beispiel). Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.<br />\nEtwas suchen: <code>!suche Häcksler für nächste Woche #bauhof</code><br />\nEtwas bieten: <code>!biete Anbau-Häcksler mit Fahrer #bauhof</code><br />\nNachsehen, was offen ist: <code>!liste</code><br />\nMehr dazu: <code>!hilfe</code>. In diesem Chat geht es auch ohne Ausrufezeichen.<br />\nWas ich über euch speichere, zeigt <code>!meine-daten</code>; <code>!vergiss-mich</code> löscht es.", "m.mentions": {}}','6ffb8cb51459bb158e8fbb78',NULL,NULL,NULL,NULL,'de','2026-11-30 09:00:11.000000','2026-11-30 09:00:11.000000',0,'','$bot20','2026-11-30 09:00:11.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (21,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B5 · dieter bietet: Sache 1\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B5 · dieter bietet:</strong> Sache 1<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event12"}}}','66b8ebb06a74ae6813ed0f91',NULL,'$event12',5,'card:5','de','2026-11-30 09:00:12.000000','2026-11-30 09:00:12.000000',0,'','$bot21','2026-11-30 09:00:12.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (22,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B6 · dieter bietet: Sache 2\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B6 · dieter bietet:</strong> Sache 2<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event13"}}}','73758bd92b8eb32c5cbee1b1',NULL,'$event13',6,'card:6','de','2026-11-30 09:00:13.000000','2026-11-30 09:00:13.000000',0,'','$bot22','2026-11-30 09:00:13.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (23,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B7 · dieter bietet: Sache 3\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B7 · dieter bietet:</strong> Sache 3<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event14"}}}','d8673e257681a9a671e75928',NULL,'$event14',7,'card:7','de','2026-11-30 09:00:14.000000','2026-11-30 09:00:14.000000',0,'','$bot23','2026-11-30 09:00:14.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (24,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B8 · dieter bietet: Sache 4\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B8 · dieter bietet:</strong> Sache 4<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event15"}}}','0e2882bf6a1a2611857e8abd',NULL,'$event15',8,'card:8','de','2026-11-30 09:00:15.000000','2026-11-30 09:00:15.000000',0,'','$bot24','2026-11-30 09:00:15.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (25,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B9 · dieter bietet: Sache 5\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B9 · dieter bietet:</strong> Sache 5<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event16"}}}','39ade4213540b89ef9128997',NULL,'$event16',9,'card:9','de','2026-11-30 09:00:16.000000','2026-11-30 09:00:16.000000',0,'','$bot25','2026-11-30 09:00:16.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (26,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B10 · dieter bietet: Sache 6\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B10 · dieter bietet:</strong> Sache 6<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event17"}}}','6c1c1d75344e6d7ede2b7eae',NULL,'$event17',10,'card:10','de','2026-11-30 09:00:17.000000','2026-11-30 09:00:17.000000',0,'','$bot26','2026-11-30 09:00:17.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (27,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B11 · dieter bietet: Sache 7\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B11 · dieter bietet:</strong> Sache 7<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event18"}}}','4654bd8cd7e7df23bd78326e',NULL,'$event18',11,'card:11','de','2026-11-30 09:00:18.000000','2026-11-30 09:00:18.000000',0,'','$bot27','2026-11-30 09:00:18.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (28,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B12 · dieter bietet: Sache 8\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B12 · dieter bietet:</strong> Sache 8<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event19"}}}','ae003993e598de1bfb0d3479',NULL,'$event19',12,'card:12','de','2026-11-30 09:00:19.000000','2026-11-30 09:00:19.000000',0,'','$bot28','2026-11-30 09:00:19.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (29,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B13 · dieter bietet: Sache 9\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B13 · dieter bietet:</strong> Sache 9<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event20"}}}','654c18543135062a763749ef',NULL,'$event20',13,'card:13','de','2026-11-30 09:00:20.000000','2026-11-30 09:00:20.000000',0,'','$bot29','2026-11-30 09:00:20.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (30,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "B14 · dieter bietet: Sache 10\noffen bis Sa 29.5.2027\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · !rückgängig", "format": "org.matrix.custom.html", "formatted_body": "<strong>B14 · dieter bietet:</strong> Sache 10<br />\noffen bis Sa 29.5.2027<br />\n👍 wir haben Interesse · ✏️ Nachricht bearbeiten · <code>!rückgängig</code>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event21"}}}','0d1e5481cc90fbf1e4f48aa3',NULL,'$event21',14,'card:14','de','2026-11-30 09:00:21.000000','2026-11-30 09:00:21.000000',0,'','$bot30','2026-11-30 09:00:21.000000',NULL);
INSERT INTO "outbox" ("id","region","address","priority","type","content","txn_id","target","answers","item","ref","language","not_before","created_at","attempts","error","event_id","sent_at","dead_at") VALUES (31,'kreis','!paten:localhost',0,'m.room.message','{"msgtype": "m.notice", "body": "- B14 dieter bietet „Sache 10“ · offen bis Sa 29.5.2027\n- B13 dieter bietet „Sache 9“ · offen bis Sa 29.5.2027\n- B12 dieter bietet „Sache 8“ · offen bis Sa 29.5.2027\n- B11 dieter bietet „Sache 7“ · offen bis Sa 29.5.2027\n- B10 dieter bietet „Sache 6“ · offen bis Sa 29.5.2027\n- B9 dieter bietet „Sache 5“ · offen bis Sa 29.5.2027\n- B8 dieter bietet „Sache 4“ · offen bis Sa 29.5.2027\n- B7 dieter bietet „Sache 3“ · offen bis Sa 29.5.2027\n- B6 dieter bietet „Sache 2“ · offen bis Sa 29.5.2027\n… und 4 weitere: !mehr", "format": "org.matrix.custom.html", "formatted_body": "<ul>\n<li><strong>B14</strong> dieter bietet „Sache 10“ · offen bis Sa 29.5.2027</li>\n<li><strong>B13</strong> dieter bietet „Sache 9“ · offen bis Sa 29.5.2027</li>\n<li><strong>B12</strong> dieter bietet „Sache 8“ · offen bis Sa 29.5.2027</li>\n<li><strong>B11</strong> dieter bietet „Sache 7“ · offen bis Sa 29.5.2027</li>\n<li><strong>B10</strong> dieter bietet „Sache 6“ · offen bis Sa 29.5.2027</li>\n<li><strong>B9</strong> dieter bietet „Sache 5“ · offen bis Sa 29.5.2027</li>\n<li><strong>B8</strong> dieter bietet „Sache 4“ · offen bis Sa 29.5.2027</li>\n<li><strong>B7</strong> dieter bietet „Sache 3“ · offen bis Sa 29.5.2027</li>\n<li><strong>B6</strong> dieter bietet „Sache 2“ · offen bis Sa 29.5.2027</li>\n</ul>\n<p>… und 4 weitere: <code>!mehr</code></p>", "m.mentions": {}, "m.relates_to": {"m.in_reply_to": {"event_id": "$event22"}}}','be8326f8d333b31783a64c15',NULL,'$event22',NULL,NULL,'de','2026-11-30 09:00:22.000000','2026-11-30 09:00:22.000000',0,'','$bot31','2026-11-30 09:00:22.000000',NULL);
INSERT INTO "pages" ("region","room","user","command","query") VALUES ('kreis','!paten:localhost','@dieter:localhost','list','{"kind": "", "topic": "", "municipality": "", "words": "", "below": 6}');
INSERT INTO "people" ("region","user","municipality","role","since","language","away_until","welcomed_at","asked_at") VALUES ('kreis','@anna:localhost','Borchen','liaison','2026-11-30 09:00:01.000000','',NULL,'2026-11-30 09:00:01.000000',NULL);
INSERT INTO "people" ("region","user","municipality","role","since","language","away_until","welcomed_at","asked_at") VALUES ('kreis','@bernd:localhost','Büren','liaison','2026-11-30 09:00:02.000000','',NULL,'2026-11-30 09:00:02.000000',NULL);
INSERT INTO "people" ("region","user","municipality","role","since","language","away_until","welcomed_at","asked_at") VALUES ('kreis','@carla:localhost','','',NULL,'','2027-01-12','2026-11-30 09:00:03.000000','2026-11-30 09:00:03.000000');
INSERT INTO "people" ("region","user","municipality","role","since","language","away_until","welcomed_at","asked_at") VALUES ('anderswo','@carla:localhost','','',NULL,'',NULL,'2026-11-30 09:00:10.000000','2026-11-30 09:00:10.000000');
INSERT INTO "people" ("region","user","municipality","role","since","language","away_until","welcomed_at","asked_at") VALUES ('kreis','@dieter:localhost','','',NULL,'',NULL,'2026-11-30 09:00:11.000000','2026-11-30 09:00:11.000000');
INSERT INTO "rooms" ("room_id","region","kind","configured","user","joined","replaced_by") VALUES ('!paten:localhost','kreis','shared','!paten:localhost','',1,NULL);
INSERT INTO "rooms" ("room_id","region","kind","configured","user","joined","replaced_by") VALUES ('!zweiter:localhost','kreis','shared','!zweiter:localhost','',1,NULL);
INSERT INTO "rooms" ("room_id","region","kind","configured","user","joined","replaced_by") VALUES ('!andere:localhost','anderswo','shared','!andere:localhost','',1,NULL);
INSERT INTO "rooms" ("room_id","region","kind","configured","user","joined","replaced_by") VALUES ('!direct-kreis-anna:localhost','kreis','direct','','@anna:localhost',1,NULL);
INSERT INTO "rooms" ("room_id","region","kind","configured","user","joined","replaced_by") VALUES ('!direct-kreis-bernd:localhost','kreis','direct','','@bernd:localhost',1,NULL);
INSERT INTO "rooms" ("room_id","region","kind","configured","user","joined","replaced_by") VALUES ('!direct-kreis-carla:localhost','kreis','direct','','@carla:localhost',1,NULL);
INSERT INTO "rooms" ("room_id","region","kind","configured","user","joined","replaced_by") VALUES ('!direct-anderswo-carla:localhost','anderswo','direct','','@carla:localhost',1,NULL);
INSERT INTO "rooms" ("room_id","region","kind","configured","user","joined","replaced_by") VALUES ('!direct-kreis-dieter:localhost','kreis','direct','','@dieter:localhost',1,NULL);
INSERT INTO "timers" ("id","region","key","kind","due_at","payload") VALUES (1,'kreis','board-round','board-round','2026-12-01 08:00:00.000000','{}');
INSERT INTO "timers" ("id","region","key","kind","due_at","payload") VALUES (2,'kreis','upkeep','upkeep','2026-12-01 08:00:00.000000','{}');
INSERT INTO "timers" ("id","region","key","kind","due_at","payload") VALUES (3,'anderswo','board-round','board-round','2026-12-01 08:00:00.000000','{}');
INSERT INTO "timers" ("id","region","key","kind","due_at","payload") VALUES (4,'anderswo','upkeep','upkeep','2026-12-01 08:00:00.000000','{}');
INSERT INTO "interests" ("id","region","listing_id","municipality","user","text","at","source_event") VALUES (1,'kreis',1,'Borchen','@anna:localhost','Gern am Montag','2026-11-30 09:00:06.000000','$event6');
INSERT INTO "pairs" ("need_id","offer_id","region") VALUES (2,1,'kreis');
INSERT INTO "listing_index" ("rowid","scope","title","body") VALUES (1,'zd913c8ab0046offer ztbauhof','anbau hacksl fahr','bauhof');
INSERT INTO "listing_index" ("rowid","scope","title","body") VALUES (2,'zd913c8ab0046need ztbauhof','hacksl','fahr war schon bauhof');
INSERT INTO "listing_index" ("rowid","scope","title","body") VALUES (4,'zb98ea43f20e6need','zelt','');
INSERT INTO "listing_index" ("rowid","scope","title","body") VALUES (5,'zd913c8ab0046offer','sach','');
INSERT INTO "listing_index" ("rowid","scope","title","body") VALUES (6,'zd913c8ab0046offer','sach','');
INSERT INTO "listing_index" ("rowid","scope","title","body") VALUES (7,'zd913c8ab0046offer','sach','');
INSERT INTO "listing_index" ("rowid","scope","title","body") VALUES (8,'zd913c8ab0046offer','sach','');
INSERT INTO "listing_index" ("rowid","scope","title","body") VALUES (9,'zd913c8ab0046offer','sach','');
INSERT INTO "listing_index" ("rowid","scope","title","body") VALUES (10,'zd913c8ab0046offer','sach','');
INSERT INTO "listing_index" ("rowid","scope","title","body") VALUES (11,'zd913c8ab0046offer','sach','');
INSERT INTO "listing_index" ("rowid","scope","title","body") VALUES (12,'zd913c8ab0046offer','sach','');
INSERT INTO "listing_index" ("rowid","scope","title","body") VALUES (13,'zd913c8ab0046offer','sach','');
INSERT INTO "listing_index" ("rowid","scope","title","body") VALUES (14,'zd913c8ab0046offer','sach','');
INSERT INTO "listing_index" ("rowid","scope","title","body") VALUES (15,'zd913c8ab0046offer','sach 10','');
