// Package explore answers a page on which assumed figures are moved, variants switched and decisions taken: what becomes of the
// measures and their verdicts, with the same luck as the file as it is.
//
// It keeps the scenario as it is and nothing else: whoever asks says all that differs from it. So questions can be given up, asked
// twice, and asked by several at once. What is asked becomes what --variant and --set take, and is loaded, checked and run as on the
// command line; what the page shows can be had there again.
package explore
