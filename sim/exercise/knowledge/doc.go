// Package knowledge says what an agency of an exercise knows: a fold over the records of a run that lets through what its people have
// done, heard or seen, and nothing else.
//
// An agency knows of an incident from the first of these on: a message about it that the agency has sent or heard; aid asked of it, or
// by it; a step that its units do where they are; one of its units assigned or present; a site of it ordered; a decision of one of its
// roles. Of an incident it knows its own units, its messages, what happens while a unit of it stands where it happens, the postures of
// its sites, and the decisions of its roles. It sees other agencies' units where it has one itself, and the units of agencies whose units
// a role sees. One table says it for every kind of record (rules), and has no default: a new kind does not compile into silence.
//
// What is drawn and has not happened is in no record that has been told, and so in no fact: a unit is under way since an instant, and
// when it arrives nobody is told. Facts carry no numbers of records, and of how many units have arrived only what their readers have
// seen, because either would tell how much there is that is hidden. What has become known stays known.
//
// Knowledge is an agency's and not a person's: two roles of one agency differ by their decisions, and by whose units they see.
//
// The package knows records and the program's tables. It must not ask a world anything, nor know how an exercise is kept, sent or shown.
package knowledge
