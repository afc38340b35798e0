package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// switches is what the rewritten files of a package use: mutantOn is the number of the mutant that is on.
const switches = `
import (
	"os"
	"strconv"
)

var mutantOn, _ = strconv.Atoi(os.Getenv("MUTANT"))

type mutantNumber interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64
}

// mutantOf adds, takes away or chooses, or does the contrary.
func mutantOf[T mutantNumber](n int, does, contrary byte, a, b T) T {
	if mutantOn == n {
		does = contrary
	}
	switch does {
	case '+':
		return a + b
	case '-':
		return a - b
	case 'm':
		return min(a, b)
	}
	return max(a, b)
}

// mutantOrder turns an order round, or says that there is none.
func mutantOrder(n, order int) int {
	switch mutantOn {
	case n:
		return -order
	case n + 1:
		return 0
	}
	return order
}
`

// visit mutates one node.
func (f *file) visit(n, parent ast.Node) {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		f.binary(n)
	case *ast.CallExpr:
		f.call(n)
	case *ast.IfStmt:
		f.negate(n.Cond)
	case *ast.ForStmt:
		f.negate(n.Cond)
	case *ast.ReturnStmt:
		for _, result := range n.Results {
			f.negate(result)
		}
	case *ast.SwitchStmt:
		f.cases(n)
	}
	if statement, ok := n.(ast.Stmt); ok && listed(parent) {
		f.statement(statement)
	}
}

// listed reports whether the statements of a node stand one below the other.
func listed(parent ast.Node) bool {
	switch parent.(type) {
	case *ast.BlockStmt, *ast.CaseClause:
		return true
	}
	return false
}

// instead is what a comparison is mistaken for: another boundary, and the contrary.
var instead = map[token.Token][]token.Token{
	token.LSS: {token.LEQ, token.GEQ}, token.LEQ: {token.LSS, token.GTR},
	token.GTR: {token.GEQ, token.LEQ}, token.GEQ: {token.GTR, token.LSS},
	token.EQL: {token.NEQ}, token.NEQ: {token.EQL},
	token.LAND: {token.LOR}, token.LOR: {token.LAND},
}

func (f *file) binary(n *ast.BinaryExpr) {
	switch {
	case f.info.Types[n].Value != nil: // a constant
	case instead[n.Op] != nil:
		f.compare(n)
	case !f.isNumber(n):
	case n.Op == token.ADD:
		f.either(n, n.X, n.Y, "+-", f.was(n.X)+" - "+f.was(n.Y))
	case n.Op == token.SUB:
		f.either(n, n.X, n.Y, "-+", f.was(n.X)+" + "+f.was(n.Y))
	}
}

// either makes a number of two, or the contrary.
func (f *file) either(n, a, b ast.Expr, does string, is string) {
	f.replace(n, "mutantOf(%d, %q, %q, %s, %s)", f.mutant(n, is), does[0], does[1], f.now(a), f.now(b))
}

func (f *file) isNumber(n ast.Expr) bool {
	basic, ok := f.info.TypeOf(n).Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsNumeric != 0
}

// compare mutates a comparison, or the conjunction of two conditions: of those, either may also be left out.
func (f *file) compare(n *ast.BinaryExpr) {
	if n.Op == token.LAND || n.Op == token.LOR {
		f.leaveOut(n.X, n)
		f.leaveOut(n.Y, n)
	}
	var mistakes strings.Builder
	right := f.now(n)
	for _, op := range instead[n.Op] {
		is := f.was(n.X) + " " + op.String() + " " + f.was(n.Y)
		number := f.mutant(n, is)
		fmt.Fprintf(&mistakes, "mutantOn == %d && (%s) || ", number, is)
		right = fmt.Sprintf("mutantOn != %d && (%s)", number, right)
	}
	f.replace(n, "(%s%s)", mistakes.String(), right)
}

// leaveOut leaves out one side of a conjunction.
func (f *file) leaveOut(side ast.Expr, of *ast.BinaryExpr) {
	if inner, ok := side.(*ast.BinaryExpr); ok && inner.Op == of.Op {
		return // its own sides are left out
	}
	if of.Op == token.LAND {
		f.replace(side, "(mutantOn == %d || %s)", f.mutant(side, "true"), f.now(side))
	} else {
		f.replace(side, "(mutantOn != %d && %s)", f.mutant(side, "false"), f.now(side))
	}
}

// negate turns a condition round that is not mutated otherwise.
func (f *file) negate(condition ast.Expr) {
	if _, mutated := condition.(*ast.BinaryExpr); mutated || condition == nil {
		return
	}
	if basic, ok := f.info.TypeOf(condition).(*types.Basic); ok && basic.Info()&types.IsBoolean != 0 {
		f.replace(condition, "((%[2]s) != (mutantOn == %[1]d))", f.mutant(condition, "!"+f.was(condition)), f.now(condition))
	}
}

// cases turns the conditions of a switch round.
func (f *file) cases(n *ast.SwitchStmt) {
	if n.Tag != nil {
		return
	}
	for _, clause := range n.Body.List {
		for _, condition := range clause.(*ast.CaseClause).List {
			f.negate(condition)
		}
	}
}

// call mutates what orders: min, max and cmp.Compare.
func (f *file) call(n *ast.CallExpr) {
	switch name := types.ExprString(n.Fun); {
	case f.info.Types[n].Value != nil:
	case name == "min" && len(n.Args) == 2:
		f.either(n, n.Args[0], n.Args[1], "mx", "max"+strings.TrimPrefix(f.was(n), name))
	case name == "max" && len(n.Args) == 2:
		f.either(n, n.Args[0], n.Args[1], "xm", "min"+strings.TrimPrefix(f.was(n), name))
	case name == "cmp.Compare":
		number := f.mutant(n, "-"+f.was(n))
		f.mutant(n, "0")
		f.replace(n, "mutantOrder(%d, %s)", number, f.now(n))
	}
}

// statement removes a statement, and exchanges what adds and what takes away.
func (f *file) statement(n ast.Stmt) {
	switch n := n.(type) {
	case *ast.ExprStmt:
		if call, ok := n.X.(*ast.CallExpr); ok && types.ExprString(call.Fun) == "panic" {
			return
		}
	case *ast.AssignStmt:
		if n.Tok == token.DEFINE {
			return
		}
		f.exchange(n, n.Tok, n.Lhs[0], f.was(n.Rhs[0]))
	case *ast.IncDecStmt:
		f.exchange(n, n.Tok, n.X, "")
	case *ast.BranchStmt:
		if n.Tok == token.FALLTHROUGH {
			return
		}
	case *ast.ReturnStmt:
		if len(n.Results) > 0 {
			return
		}
	default:
		return
	}
	f.replace(n, "if mutantOn != %d { %s }", f.mutant(n, "(removed)"), f.now(n))
}

// exchange turns += and ++ into their contraries.
func (f *file) exchange(n ast.Stmt, op token.Token, left ast.Expr, right string) {
	other := map[token.Token]token.Token{
		token.INC: token.DEC, token.DEC: token.INC, token.ADD_ASSIGN: token.SUB_ASSIGN, token.SUB_ASSIGN: token.ADD_ASSIGN,
	}[op]
	if other == token.ILLEGAL || !f.isNumber(left) {
		return
	}
	is := f.was(left) + " " + other.String() + " " + right
	f.replace(n, "if mutantOn == %d { %s } else { %s }", f.mutant(n, is), is, f.now(n))
}
