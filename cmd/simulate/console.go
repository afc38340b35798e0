package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/term"

	"simulate/report/format"
	"simulate/sim"
)

// console is where the program was called from: what it reads and where it writes.
type console struct {
	args     []string
	in       io.Reader
	out, err io.Writer

	typed   []byte   // standard input, once it is read
	opened  opened   // so that variants and editions of a file need not read and decode it again
	outputs []string // files that will be written, from which no scenario may be read

	temporaries temporaries
	divided     divided
}

// show writes a result, on standard output.
func (c *console) show(format string, args ...any) error {
	if _, err := fmt.Fprintf(c.out, format, args...); err != nil {
		return unwritableOutput(err)
	}
	return nil
}

func unwritableOutput(err error) error {
	return fmt.Errorf("standard output cannot be written: %w", err)
}

// showBody writes a body on standard output.
func (c *console) showBody(body body) error {
	out := &tallied{w: c.out}
	err := body(out)
	var failed *failedRun
	switch {
	case errors.Is(err, sim.ErrStopped) && out.n > 0:
		return errCutShort
	case err == nil || errors.As(err, &failed):
		return err
	}
	return unwritableOutput(err)
}

// tallied counts the bytes that are written, and keeps the first error.
type tallied struct {
	w   io.Writer
	n   int
	err error
}

func (t *tallied) Write(p []byte) (int, error) {
	n, err := t.w.Write(p)
	t.n += n
	t.err = cmp.Or(t.err, err)
	return n, err
}

// note writes to the user, on standard error. When that cannot be written either, nobody is left to be told.
func (c *console) note(format string, args ...any) {
	_, _ = fmt.Fprintf(c.err, format, args...)
}

// tell writes what the program itself has to say to the user, set to the width that its reports have.
func (c *console) tell(format string, args ...any) {
	c.note("%s\n", folded(c.err, "simulate: "+fmt.Sprintf(format, args...)))
}

// folded is text of the program's own as it is written to w.
func folded(w io.Writer, text string) string {
	return format.Fold(printable(text), readable(w), indent)
}

// fault tells the user about a mistake in this program, with what reproduces it.
func (c *console) fault(fault any, stack []byte) {
	c.tell("internal fault: %v", fault)
	c.note("simulate: to reproduce: %s (version %s)\n", printable(commandLine(c.args)), version()) // whole, to be copied
	c.note("\n%s\n", stack)
}

// printable keeps what comes from files and arguments from moving the cursor. Lines stay lines.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, s)
}

// commandLine is the command as it can be typed into a shell.
func commandLine(args []string) string {
	words := []string{"simulate"}
	for _, a := range args {
		words = append(words, quoted(a))
	}
	return strings.Join(words, " ")
}

// sameBytes leaves out of the arguments those that have no part in what a report says.
func sameBytes(args []string) []string {
	var kept []string
	for i := range args {
		switch name, _, _ := strings.Cut(args[i], "="); name {
		case "--":
			return without(append(kept, args[i:]...), "--workers")
		case "--quiet", "--no-color", "--ascii":
		default:
			kept = append(kept, args[i])
		}
	}
	return without(kept, "--workers")
}

// without leaves a flag with its value out of the arguments.
func without(args []string, flag string) []string {
	var kept []string
	for i := 0; i < len(args); i++ {
		name, _, joined := strings.Cut(args[i], "=")
		switch {
		case args[i] == "--":
			return append(kept, args[i:]...)
		case name != flag:
			kept = append(kept, args[i])
		case !joined:
			i++ // its value
		}
	}
	return kept
}

// quoted puts a word between quotes when a shell would read it otherwise.
func quoted(word string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./=:+,@%", r)
	}
	if word != "" && strings.TrimFunc(word, plain) == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// widthWithoutTerminal is how wide reports are where nobody says how wide they may be.
const widthWithoutTerminal = 80

// readable is how wide text is set that is written to w.
func readable(w io.Writer) int { return format.Readable(width(w)) }

// indent is how far text is indented where it goes on below.
const indent = 4

// width is the width of the terminal that w is, on which COLUMNS has the last word. What goes elsewhere is of one width.
func width(w io.Writer) int {
	if !isTerminal(w) {
		return widthWithoutTerminal
	}
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if n, _, err := term.GetSize(int(w.(*os.File).Fd())); err == nil && n > 0 {
		return n
	}
	return widthWithoutTerminal
}

// coloured reports whether to colour what is written to a stream: on terminals that can, when it is wanted.
func coloured(w io.Writer) bool { return isTerminal(w) && wantsColour() }

// wantsColour reports whether the terminal can show colour and the user has not declined it (https://no-color.org).
func wantsColour() bool {
	declined := os.Getenv("NO_COLOR") != ""
	return !declined && os.Getenv("TERM") != "dumb"
}

// showsUnicode reports whether the locale is one of UTF-8: the first of these variables that is set decides.
func showsUnicode() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := strings.ToLower(os.Getenv(name)); locale != "" {
			return strings.Contains(locale, "utf-8") || strings.Contains(locale, "utf8")
		}
	}
	return false
}

// terminal is how reports are written to standard output.
func (c *console) terminal(look look) format.Terminal {
	return format.Terminal{
		Width:   width(c.out),
		Colour:  !look.noColour && coloured(c.out),
		ASCII:   look.ascii || !showsUnicode(),
		Full:    look.full || look.verbose,
		Verbose: look.verbose,
	}
}
