/// Vouchers (接種券): who is selected from the resident register, under which number, and what is printed for them.
///
/// Face: {@link jp.akashi.registry.voucher.Extractions}, {@link jp.akashi.registry.voucher.Vouchers}.
/// Not here: how the register and the targets get in otherwise (`registry.intake`), pages (`certificate.pdf`).
@NullMarked
package jp.akashi.registry.voucher;

import org.jspecify.annotations.NullMarked;
