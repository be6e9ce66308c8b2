"""Models with every option of the fields."""

from django.db import models

from kodewilayah.contrib.django.models import NikModelField, RegionCodeModelField


class Customer(models.Model):
    """One with a village, and a birthplace that may be left out."""

    name = models.CharField(max_length=100)
    region = RegionCodeModelField(level=4, db_index=True)
    birthplace = RegionCodeModelField("place of birth", null=True, blank=True, level=2, allow_retired=True)
    nik = NikModelField(unique=True, null=True, blank=True)

    class Meta:
        app_label = "shop"


class Order(models.Model):
    """One that reaches a region through a relation, and has a way of its own to say it."""

    customer = models.ForeignKey(Customer, models.CASCADE)
    place = RegionCodeModelField(blank=True)

    class Meta:
        app_label = "shop"

    def get_place_region(self) -> str:
        return "my own"


class Place(models.Model):
    """One whose key is a code, of any level."""

    code = RegionCodeModelField(primary_key=True)

    class Meta:
        app_label = "shop"


class Everywhere(models.Model):
    """A column of the field's own, and one as any `CharField` makes it; each with the indexes that Django makes."""

    code = RegionCodeModelField(db_index=True)
    other = models.CharField(max_length=13, db_index=True)

    class Meta:
        app_label = "shop"


class Legacy(models.Model):
    """The field over the column that it did not make."""

    code = RegionCodeModelField(db_column="other")

    class Meta:
        app_label = "shop"
        managed = False
        db_table = "shop_everywhere"
