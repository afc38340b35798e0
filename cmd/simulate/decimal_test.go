package main

import (
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func TestZerosBeforeANumberMeanNothing(t *testing.T) {
	numbers := 0
	var tried func(cmd *cobra.Command)
	tried = func(cmd *cobra.Command) {
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if kind := f.Value.Type(); kind != "int" && kind != "uint64" {
				return
			}
			numbers++
			for text, want := range map[string]string{"010": "10", "0008": "8", "0": "0", "00": "0", "12": "12"} {
				if err := f.Value.Set(text); err != nil || f.Value.String() != want {
					t.Errorf("%s --%s %s is %s, %v", cmd.Name(), f.Name, text, f.Value, err)
				}
			}
		})
		for _, sub := range cmd.Commands() {
			tried(sub)
		}
	}
	tried(newRoot(&console{}))
	if numbers < 20 {
		t.Errorf("only %d flags are numbers", numbers)
	}
}
