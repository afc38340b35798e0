// Package fit makes a model of a log: how often calls come, who is sent to which, how long each part takes, and how well each of these
// is known. It knows instants and numbers; it knows neither the world that simulates nor the text of a scenario (package draft has that).
//
// A log is gathered in one pass: [Gathering.Add] takes its rows in any order, counts arrivals exactly, and keeps whole calls of a sample
// in bounded memory. [Gathering.Model] then fits:
//
//   - durations ([Distribution]): by maximum likelihood, among the families that scenarios can say, chosen by the size of the error.
//     Values that were cut short, by a unit being called off or by the end of the log, count for what they say: longer than that
//     ([Kaplan and Meier]'s estimate weighs the others);
//   - arrivals ([Rates]): Poisson, by blocks of hours and groups of days as many as the log can tell apart;
//   - who is sent ([Response]): shares of the sets of units by kind;
//   - units ([Pool]): how many, when, and from where.
//
// All of it is a function of the rows and a key: the same on every machine.
//
// [Kaplan and Meier]: E. L. Kaplan and P. Meier, "Nonparametric Estimation from Incomplete Observations", JASA 53 (1958).
package fit
