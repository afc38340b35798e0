// Package portable holds the elementary and special functions that the
// simulator needs, written so that a result has the same bits on every machine.
//
// The functions of the standard library do not: on some processors math.Exp is
// assembly that uses a fused multiply-add, on others it is not, and on arm64 the
// compiler itself may turn x*y + z into one instruction that rounds once instead
// of twice. A seeded run would then differ between a laptop and a server. Here
// every product that flows into a sum is written float64(x*y), which the language
// defines as a rounding point, and no function of package math is called but those
// that are exact or correctly rounded (Sqrt, Floor, Abs, Ldexp, bit patterns).
// A test compiles the module for arm64 and fails on any fused instruction.
//
// The package knows numbers. It must not know what they stand for, and imports
// nothing of the project, so that everything may import it.
//
// Exp, Log, Sin, Cos and Asin follow e_exp.c, e_log.c, k_sin.c, k_cos.c and
// e_asin.c of FreeBSD's msun:
//
//	Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
//	Developed at SunPro, a Sun Microsystems, Inc. business.
//	Permission to use, copy, modify, and distribute this
//	software is freely granted, provided that this notice
//	is preserved.
package portable

// horner returns c[0] + c[1]·x + c[2]·x² + …
func horner(c []float64, x float64) float64 {
	sum := c[len(c)-1]
	for i := len(c) - 2; i >= 0; i-- {
		sum = float64(sum*x) + c[i]
	}
	return sum
}
