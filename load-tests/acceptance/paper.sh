#!/usr/bin/env bash
# Checks a printed certificate with other people's tools, those that are installed: paper.sh certificate.pdf
set -euo pipefail
pdf=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

has() { command -v "$1" >/dev/null || { echo "--- $1 is not installed: skipped"; return 1; }; }

if has qpdf; then
  echo "--- qpdf"
  qpdf --check "$pdf"
fi
if has pdfinfo; then
  echo "--- pdfinfo"
  pdfinfo -custom "$pdf"
  pdfinfo "$pdf" | grep -E 'Tagged|Pages|Page size'
fi
if has pdfsig; then
  echo "--- pdfsig"
  pdfsig -nocert "$pdf" | tee "$work/sig"
  grep -q 'Signature is Valid' "$work/sig" && grep -q 'Total document signed' "$work/sig"
fi
if has pdftoppm && has zbarimg; then
  echo "--- zbar, at 300 dpi"
  pdftoppm -r 300 -gray -png "$pdf" "$work/page"
  zbarimg --quiet --raw -Sdisable -Sqrcode.enable "$work"/page*.png | cut -c1-60
fi
echo "--- all done"
