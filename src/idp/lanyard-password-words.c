/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-password-policy-private.h"

/* What the commonest passwords are made of: in small letters, sorted. */
const char * const _lanyard_password_words[] = {
  "abc", "access", "account", "accounting", "admin", "administrator", "alexander", "amanda",
  "amazon", "america", "amor", "amour", "amsterdam", "andreas", "andrew", "android", "angel",
  "anthony", "apple", "april", "arsenal", "asd", "asdf", "ashley", "asshole", "august",
  "australia", "autumn", "azerty", "babe", "baby", "banana", "bar", "barcelona", "baseball",
  "basketball", "batman", "bayern", "baz", "bear", "beatles", "begin", "benjamin", "berlin",
  "bienvenue", "bitch", "bitcoin", "bitte", "black", "blah", "blessed", "blink", "blue",
  "bonjour", "boss", "brasil", "butterfly", "canada", "change", "changeme", "charlie", "cheese",
  "chelsea", "cherry", "chicken", "chocolate", "christ", "christian", "ciao", "cisco", "client",
  "code", "coffee", "college", "company", "computer", "contrasena", "cookie", "corvette",
  "cowboys", "cricket", "crystal", "customer", "daddy", "daniel", "danke", "darling", "david",
  "debian", "december", "default", "demo", "deutschland", "dezember", "diamond", "dick",
  "dienstag", "doctor", "doggy", "dollar", "dolphin", "donnerstag", "dortmund", "dragon",
  "eagle", "eight", "eminem", "england", "espana", "europe", "example", "facebook", "falcon",
  "family", "father", "februar", "february", "ferrari", "finance", "finish", "five", "flower",
  "foo", "foobar", "football", "forever", "four", "france", "freedom", "freitag", "friday",
  "friend", "friends", "fruehling", "fuck", "fuckme", "fuckyou", "fussball", "gandalf", "geheim",
  "george", "germany", "ginger", "gold", "golden", "golf", "google", "green", "group", "guest",
  "guitar", "hacker", "hallo", "hamburg", "hamburger", "hannah", "happy", "harley", "haslo",
  "heaven", "hello", "helpdesk", "herbst", "hockey", "hola", "honda", "honey", "horse", "hunter",
  "ichliebedich", "iloveyou", "internet", "iphone", "italia", "jaguar", "januar", "january",
  "jennifer", "jessica", "jesus", "jetaime", "jordan", "joshua", "juli", "julia", "july", "june",
  "juni", "juventus", "kennwort", "key", "keyword", "killer", "kitten", "kitty", "koeln",
  "lakers", "lanyard", "letmein", "liebe", "linux", "lion", "liverpool", "login", "logon",
  "london", "losenord", "love", "loveme", "lucky", "madrid", "maerz", "manager", "manchester",
  "march", "maria", "marketing", "martin", "master", "matrix", "matthew", "mercedes",
  "metallica", "mexico", "michael", "michelle", "microsoft", "million", "mittwoch", "mommy",
  "monday", "money", "monkey", "montag", "motdepasse", "mother", "muenchen", "munich", "music",
  "mustang", "naruto", "network", "newyork", "nicole", "nine", "ninja", "nirvana", "nothing",
  "november", "number", "nurse", "october", "office", "oktober", "oliver", "one", "open",
  "openup", "oracle", "orange", "panda", "paris", "parola", "pass", "passwd", "password",
  "passwort", "patrick", "peace", "peanut", "pepper", "peter", "phoenix", "piano", "pin",
  "pizza", "please", "pokemon", "porsche", "princess", "prinzessin", "private", "puppy",
  "purple", "pussy", "qaz", "qazwsx", "qwe", "qwerty", "qwertz", "ranger", "realmadrid", "red",
  "robert", "roma", "root", "rugby", "safe", "salasana", "sales", "saml", "sample", "samstag",
  "samsung", "sandra", "sarah", "saturday", "schalke", "schatz", "school", "schule", "secret",
  "secure", "security", "senha", "september", "server", "service", "sesame", "seven", "sexy",
  "shadow", "shark", "shit", "sign", "signin", "silver", "simple", "single", "six", "smile",
  "soccer", "something", "sommer", "sommerzeit", "sonntag", "spiderman", "sport", "spring",
  "sso", "star", "stars", "start", "starten", "starwars", "steelers", "stefan", "strong",
  "student", "summer", "sunday", "sunshine", "superman", "support", "sweet", "sweety", "system",
  "teacher", "team", "teamo", "temp", "temporary", "ten", "tennis", "test", "tester", "testing",
  "thanks", "thankyou", "thomas", "three", "thursday", "tiger", "toyota", "trustno", "tuesday",
  "turtle", "two", "ubuntu", "unicorn", "united", "university", "user", "username", "wachtwoord",
  "wednesday", "welcome", "werder", "whatever", "white", "wien", "william", "willkommen",
  "windows", "winter", "winterzeit", "wolf", "work", "wsx", "xyz", "yamaha", "yankees", "yellow",
  "yxcv", "zaq", "zuerich", "zxcv",
  NULL
};

/* Neighbours on keyboards, and what everybody counts by; read from both ends. */
const char * const _lanyard_password_rows[] = {
  "01234567890", "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop[]", "qwertzuiopü+", "azertyuiop", "asdfghjkl;'", "asdfghjklöä#", "qsdfghjklm", "zxcvbnm,./", "yxcvbnm,.-",
  "!@#$%^&*()", "!\"§$%&/()=",
  "1q2w3e4r5t6y7u8i9o0p", "1q2w3e4r5t6z7u8i9o0p", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.", "1qay2wsx3edc4rfv5tgb6zhn7ujm8ik,9ol.",
  "147258369", "159753", "qazwsxedcrfvtgbyhnujm",
  NULL
};
