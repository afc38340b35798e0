package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// decimal is the value of a flag of which zeros before a number mean nothing, as in the 008 of `seq -w`. The library takes them for
// the sign of an octal number, refuses 08, and reads 010 as 8 without a word.
type decimal struct{ pflag.Value }

func (d decimal) Set(text string) error {
	for len(text) > 1 && text[0] == '0' && '0' <= text[1] && text[1] <= '9' {
		text = text[1:]
	}
	return d.Value.Set(text)
}

// decimals has all flags of a command and of those below it that are numbers read them so.
func decimals(cmd *cobra.Command) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if kind := f.Value.Type(); kind == "int" || kind == "uint64" {
			f.Value = decimal{f.Value}
		}
	})
	for _, sub := range cmd.Commands() {
		decimals(sub)
	}
}
