"""Where the property tests draw their codes from: the oracle's tables, never the library's patterns."""

from hypothesis import strategies as st

from tests import oracle

two_digits = st.integers(0, 99).map("{:02}".format)
provinces = st.tuples(*[st.sampled_from(oracle.PROVINCE_DIGITS)] * 2).map(lambda pair: "{}{}".format(*pair))
regencies = st.sampled_from([*oracle.KABUPATEN, *oracle.KOTA]).map("{:02}".format)
kecamatan = st.sampled_from(oracle.KECAMATAN).map("{:02}".format)
villages = st.tuples(st.sampled_from((1, 2, 3)), st.sampled_from(oracle.VILLAGE_SERIALS)).map(
    lambda pair: "{}{:03}".format(*pair)
)
segments = st.tuples(provinces, regencies, kecamatan, villages).flatmap(
    lambda parts: st.integers(1, 4).map(lambda count: parts[:count])
)
islands = st.tuples(provinces, st.one_of(st.just("00"), regencies), st.integers(40001, 49999).map(str))
white_space = st.text(st.sampled_from(" \t\n\r\u00a0\u2003"), max_size=3)
